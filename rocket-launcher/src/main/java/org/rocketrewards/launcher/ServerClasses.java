package org.rocketrewards.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * The server's classes, loaded ahead by a thread of their own while the application is deployed: that is a quarter of
 * what the thread that deploys would do, and the other processor has time for it. Which they are and in which order is
 * noted during a start, for the next one with the same jar and Java.
 */
final class ServerClasses {
    private static final System.Logger LOG = System.getLogger(ServerClasses.class.getPackageName());
    private static final String FROM_THE_SERVER = "/runtime/payara/";
    private static final String SOURCE = " source: ";

    private final Path list;
    private final Path log;
    private final String jar;
    private final List<String> noted;
    private volatile boolean over;

    private ServerClasses(Path list, Path log, String jar, List<String> noted) {
        this.list = list;
        this.log = log;
        this.jar = jar;
        this.noted = noted;
    }

    /** Reads what an earlier start noted, or begins to note. */
    static ServerClasses of(Path runtime) {
        String jar = jar();
        Path list = runtime.resolve("classes.txt");
        List<String> noted = List.of();
        try {
            if (Files.exists(list)) {
                List<String> lines = Files.readAllLines(list);
                if (!lines.isEmpty() && lines.get(0).equals(jar)) {
                    noted = lines.subList(1, lines.size());
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "start.classes cannot be read", e);
        }
        ServerClasses classes = new ServerClasses(list, runtime.resolve("classes.log"), jar, noted);
        if (noted.isEmpty()) {
            classes.log("what=class+load=info");
        }
        return classes;
    }

    /** Loads what was noted, in a thread of its own. */
    void load(ClassLoader loader) {
        if (!noted.isEmpty()) {
            Thread ahead = new Thread(() -> loadAll(loader), "classes ahead");
            ahead.setDaemon(true);
            ahead.start();
        }
    }

    private void loadAll(ClassLoader loader) {
        int constructors = 0;
        for (String name : noted) {
            if (over) {
                break;
            }
            constructors += constructors(name, loader);
        }
        LOG.log(System.Logger.Level.DEBUG, "start.classes ahead, constructors={0}", constructors);
    }

    /** Asking for them makes Java load and verify the class, and not initialise it. */
    private static int constructors(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader).getDeclaredConstructors().length;
        } catch (ClassNotFoundException | LinkageError e) {
            // whoever needs it will say so
            return 0;
        }
    }

    /** The start is over: nothing is loaded ahead any more, and what was noted is kept. */
    void end() {
        over = true;
        if (!noted.isEmpty()) {
            return;
        }
        log("what=all=off");
        try {
            if (Files.exists(log)) {
                Files.write(list, keep());
                Files.delete(log);
            }
        } catch (IOException | RuntimeException e) {
            // a start is worth more than the next one's speed
            LOG.log(System.Logger.Level.DEBUG, "start.classes cannot be noted", e);
        }
    }

    private List<String> keep() throws IOException {
        List<String> lines = new ArrayList<>(List.of(jar));
        try (Stream<String> loaded = Files.lines(log)) {
            loaded.forEach(line -> {
                String name = fromTheServer(line);
                if (name != null) {
                    lines.add(name);
                }
            });
        }
        return lines;
    }

    /** The name in a line about a class out of one of the server's files; null for others. */
    static @Nullable String fromTheServer(String line) {
        int end = line.indexOf(SOURCE);
        return end > 0 && line.indexOf(FROM_THE_SERVER, end) > 0 ? line.substring(0, end) : null;
    }

    private void log(String what) {
        try {
            StartOnlyCode.command("vmLog", "output=\"" + log + '"', what, "decorators=none");
        } catch (JMException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "start.classes cannot be noted by this Java", e);
        }
    }

    /** What the list belongs to. */
    private static String jar() {
        Path file = Path.of(System.getProperty("java.class.path", ""));
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            return file + " " + Files.size(file) + " " + changed + " " + System.getProperty("java.vm.version");
        } catch (IOException e) {
            return file + " " + System.getProperty("java.vm.version");
        }
    }
}
