package org.rocketrewards.launcher;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** The command line. What stands in the way of a start is said in one line and ends in an {@link ExitCode}. */
public final class Launcher {
    private static final System.Logger LOG = System.getLogger(Launcher.class.getPackageName());
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String HELP = """
            Rocket Learning Rewards

              java -jar rocket.jar [run] [--home DIRECTORY] [--port NUMBER]   run Rocket in the foreground
              java -jar rocket.jar verify [FILE] [--home DIRECTORY] [--key FILE] [--checkpoint FILE]
                                                                             verify an exported bundle, or the database
              java -jar rocket.jar backup [FILE] [--home DIRECTORY]          write a backup, whether Rocket runs or not
              java -jar rocket.jar restore FILE [--home DIRECTORY]           restore one into an empty home and database
              java -jar rocket.jar rules check FILE [--json]                 check a rule file
              java -jar rocket.jar health                                    ask whether the Rocket here is ready
              java -jar rocket.jar version                                   print the version
              java -jar rocket.jar help                                      print this

            Settings are environment variables: ROCKET_HOME, ROCKET_PORT, ROCKET_DB_URL and more.
            docs/configuration.md has them all, and the exit codes.
            """;

    private Launcher() {}

    /** Called by {@code Main}, on a Java that is new enough. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        String command = words.isEmpty() || words.get(0).startsWith("--") ? "run" : words.get(0);
        switch (words.contains("--help") ? "help" : words.contains("--version") ? "version" : command) {
            case "help" -> System.out.print(HELP);
            case "version" -> System.out.println("Rocket " + Version.ROCKET);
            case "verify" -> command("verify", () -> new VerifyCommand(System.out, System.err).run(rest(words)));
            case "backup" ->
                command("back up", () -> new BackupCommand(System.out, System.err, CLOCK).run(rest(words)));
            case "restore" ->
                command("restore", () -> new RestoreCommand(System.out, System.err, CLOCK).run(rest(words)));
            case "health" -> command("ask", () -> new HealthCommand(System.out).run(rest(words)));
            case "rules" -> command("check rules", () -> new RulesCommand(System.out).run(rest(words)));
            case "run" -> run(words.subList(!words.isEmpty() && words.get(0).equals("run") ? 1 : 0, words.size()));
            default -> end(ExitCode.USAGE, "unknown command " + command + "; try 'help'", false);
        }
    }

    private static void run(List<String> options) {
        boolean json = "json".equals(System.getenv(Setting.LOG.environmentName()));
        try {
            Settings settings = Settings.read(options, System::getProperty, System::getenv);
            json = settings.jsonLog();
            exit(new Rocket(settings).run());
        } catch (CannotStartException e) {
            end(e.exitCode(), String.valueOf(e.getMessage()), json);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "rocket.failed", e);
            end(ExitCode.UNEXPECTED, LogText.rootCause(e), json);
        }
    }

    private static List<String> rest(List<String> words) {
        return words.subList(1, words.size());
    }

    /** Runs a command that is not a start. */
    private static void command(String what, Supplier<ExitCode> command) {
        try {
            exit(command.get());
        } catch (CannotStartException e) {
            System.err.println("Rocket cannot " + what + ": " + LogText.oneLine(e.getMessage()));
            exit(e.exitCode());
        } catch (RuntimeException e) {
            System.err.println("Rocket cannot " + what + ": " + LogText.rootCause(e));
            exit(ExitCode.UNEXPECTED);
        }
    }

    /** Says the one line of a failed start, past all logging, and ends the process. */
    private static void end(ExitCode exitCode, String reason, boolean json) {
        LogRecord line = new LogRecord(Level.SEVERE, "Rocket cannot start: " + LogText.oneLine(reason));
        line.setLoggerName(Launcher.class.getPackageName());
        System.err.print(json ? new JsonFormatter().format(line) : line.getMessage() + "\n");
        exit(exitCode);
    }

    /** Everything has been stopped by now; the server's shutdown hook would only try it again, and say so. */
    private static void exit(ExitCode exitCode) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode.number);
    }

    static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }
}
