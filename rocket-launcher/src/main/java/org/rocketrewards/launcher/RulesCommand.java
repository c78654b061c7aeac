package org.rocketrewards.launcher;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleFault;
import org.rocketrewards.rules.RuleProblem;
import org.rocketrewards.rules.RuleSetSummary;
import org.rocketrewards.rules.file.RuleFile;

/**
 * {@code rules check}: reads a rule file as the running Rocket would, without one and without a database, for version
 * control. Whether a source or a Rocket badge that it names is there, only the running Rocket can tell.
 */
final class RulesCommand {
    private final PrintStream out;

    RulesCommand(PrintStream out) {
        this.out = out;
    }

    ExitCode run(List<String> arguments) {
        boolean json = arguments.contains("--json");
        List<String> words =
                arguments.stream().filter(word -> !word.equals("--json")).toList();
        if (words.size() != 2 || !words.get(0).equals("check") || words.get(1).startsWith("-")) {
            throw new CannotStartException(ExitCode.USAGE, "say: rules check FILE [--json]");
        }
        String file = words.get(1);
        RuleFile.Parsed parsed = RuleFile.parse(read(file));
        RuleDocument document = parsed.document();
        RuleSetSummary summary = document == null ? null : RuleSetSummary.of(document);
        if (json) {
            out.println(json(file, parsed.problems(), summary));
        } else {
            parsed.problems().forEach(problem -> out.println(text(file, problem)));
            out.println(file + ": " + (summary == null ? problems(parsed.problems()) : text(summary)));
        }
        return summary == null ? ExitCode.RULES_REFUSED : ExitCode.STOPPED;
    }

    /** No more than is needed to know that it is too large. */
    private static byte[] read(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return in.readNBytes(RuleFile.MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file");
        } catch (IOException | InvalidPathException e) {
            throw unreadable(file, Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
    }

    private static CannotStartException unreadable(String file, String reason) {
        return new CannotStartException(ExitCode.RULES_UNREADABLE, "cannot read " + file + ": " + reason);
    }

    /** As compilers say it, so that editors and pipelines find the place. */
    private static String text(String file, RuleProblem problem) {
        String where = problem.pointer().isEmpty() ? "" : problem.pointer() + ": ";
        return file + ":" + problem.line() + ":" + problem.column() + ": " + where + LogText.oneLine(problem.message());
    }

    private static String problems(List<RuleProblem> problems) {
        return problems.size() == 1 ? "1 problem." : problems.size() + " problems.";
    }

    private static String text(RuleSetSummary summary) {
        return counted(summary.rules(), "rule")
                + (summary.inactive() == 0 ? "" : " (" + summary.inactive() + " inactive)")
                + (summary.groups() == 0 ? "" : ", " + counted(summary.groups(), "group"))
                + (summary.campaigns() == 0 ? "" : ", " + counted(summary.campaigns(), "campaign"))
                + ", " + counted(summary.events(), "event") + " covered.";
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String json(String file, List<RuleProblem> problems, @Nullable RuleSetSummary summary) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("file", file).add("valid", summary != null);
        if (summary != null) {
            json.add("rules", summary.rules())
                    .add("inactive", summary.inactive())
                    .add("groups", summary.groups())
                    .add("campaigns", summary.campaigns())
                    .add("events", summary.events());
        }
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (RuleProblem problem : problems) {
            all.add(Json.createObjectBuilder()
                    .add("line", problem.line())
                    .add("column", problem.column())
                    .add("pointer", problem.pointer())
                    .add("field", RuleFault.of(problem, null).field())
                    .add("code", problem.code().code())
                    .add("message", problem.message()));
        }
        return json.add("problems", all).build().toString();
    }
}
