package org.rocketrewards.bench.history;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rocketrewards.bench.Options;

/**
 * Imports a generated history into a running Rocket and compares what is booked with what the file is worth. Rocket may
 * be killed and started again meanwhile: the command waits for it.
 */
public final class ImportCommand {
    private static final Set<String> OPTIONS = Set.of("home", "rows", "learners", "file", "source");

    private ImportCommand() {}

    /** Runs it; true when the points are those of the file. */
    public static boolean run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        Options options = Options.of(arguments, OPTIONS, Set.of("only-write"));
        HistoryFile history = new HistoryFile(options.number("rows", 5_000_000), options.number("learners", 100_003));
        Path file = options.path("file").orElse(Path.of("history-" + history.rows() + ".csv.gz"));
        if (!Files.exists(file)) {
            history.write(file);
        }
        out.printf(Locale.ROOT, "%s: %,d rows worth %,d points%n", file, history.rows(), history.points());
        if (options.has("only-write")) {
            return true;
        }
        Properties firstRun = new Properties();
        Path home = options.path("home")
                .orElseThrow(() -> new IllegalArgumentException("give --home, the ROCKET_HOME of a running Rocket"));
        try (Reader reader = Files.newBufferedReader(home.resolve("first-run.properties"))) {
            firstRun.load(reader);
        }
        Api api = new Api(firstRun.getProperty("webhook.url"), firstRun.getProperty("api.key"));
        String source = options.text("source").orElse("moodle");
        String added = api.send(api.to("imports?run=true&source=" + source + "&name=" + file.getFileName())
                .header("Content-Type", "application/gzip")
                .POST(HttpRequest.BodyPublishers.ofFile(file)));
        String done = watch(api, text(added, "\"id\":([0-9]+)"), out);
        String booked = done.substring(done.indexOf("\"booked\""));
        boolean right = text(booked, "\"points\":(-?[0-9]+)").equals(Long.toString(history.points()))
                || text(booked, "\"duplicate\":([0-9]+)").equals(Long.toString(history.rows()));
        out.println((right ? "as it should be: " : "WRONG: ") + booked);
        return right;
    }

    private static String watch(Api api, String id, PrintStream out) throws InterruptedException {
        String state = "";
        long since = System.nanoTime();
        String now = "";
        while (!state.equals("done") && !state.equals("rejected") && !state.equals("cancelled")) {
            Thread.sleep(1_000);
            try {
                now = api.send(api.to("imports/" + id).GET());
            } catch (IOException e) {
                continue; // being restarted
            }
            String found = text(now, "\"state\":\"([a-z]+)\"");
            if (!found.equals(state)) {
                out.printf(Locale.ROOT, "%s after %.1f s%n", found, (System.nanoTime() - since) / 1e9);
                state = found;
                since = System.nanoTime();
            }
        }
        return now;
    }

    private static String text(String json, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(json);
        return found.find() ? found.group(1) : "";
    }

    /** Rocket's REST interface. */
    private record Api(String webhook, String key) {
        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        HttpRequest.Builder to(String path) {
            return HttpRequest.newBuilder(URI.create(webhook).resolve("../../../v1/" + path))
                    .header("Authorization", "Bearer " + key);
        }

        String send(HttpRequest.Builder request) throws IOException, InterruptedException {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException("answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        }
    }
}
