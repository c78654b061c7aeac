package org.rocketrewards.bench;

import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;

/** Measures Rocket from outside. */
public final class Bench {
    static final int OK = 0;

    /** Something was not answered as expected. */
    static final int WRONG = 1;

    static final int USAGE = 2;

    private static final String HELP = """
            Usage: rocket bench COMMAND [OPTIONS]

            load     sends events to a running Rocket on this machine and prints rate, latency and errors.
                     It books points for learners that do not exist: use a scratch ROCKET_HOME.
              --home DIR               reads webhook.url and source.token from DIR/first-run.properties
              --url URL --token TOKEN  instead of --home
              --connections N          kept open (default 32)
              --connection-per-event   a new TCP connection for each event, as Moodle does
              --rate N                 events per second, latency from the moment an event was due (default 0:
                                       as fast as the answers come)
              --seconds N              how long (default 10), after --warmup N (default 3)
              --events N               or how many
              --threads N              event loops (default 1)
              --first N                number of the first event (default by the clock: none is sent twice)
              --timeout N              seconds for an answer (default 10)
              --expect STATUS          what every answer must say (default accepted)
            """;

    private Bench() {}

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String command = arguments.isEmpty() ? "help" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            return switch (command) {
                case "load" -> LoadCommand.run(rest, out);
                case "help", "--help", "-h" -> {
                    out.print(HELP);
                    yield OK;
                }
                default -> {
                    err.println("There is no command " + command + ".");
                    err.print(HELP);
                    yield USAGE;
                }
            };
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WRONG;
        } catch (NoSuchFileException e) {
            err.println("There is no file " + e.getMessage());
            return WRONG;
        } catch (Exception e) {
            err.println(e.getMessage() == null ? e.toString() : e.getMessage());
            return WRONG;
        }
    }
}
