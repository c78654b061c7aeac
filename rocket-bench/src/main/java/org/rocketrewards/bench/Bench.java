package org.rocketrewards.bench;

import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.Main;
import org.rocketrewards.bench.compare.Comparison;
import org.rocketrewards.bench.fill.FillCommand;
import org.rocketrewards.bench.history.ImportCommand;

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
              --learners FIRST-LAST    ids of learners who are known, such as 100000-999999 after a fill
                                       (default: none is)
              --timeout N              seconds for an answer (default 10)
              --expect STATUS          what every answer must say (default accepted)

            compare  starts Rocket, a servlet that does nothing on the same server, and a program that does the same
                     work in one transaction per event on the same PostgreSQL; measures them in turn; stops them.
              --jar FILE               default rocket-launcher/target/rocket.jar
              --subjects LIST          of rocket, noop, transactions (these by default), inserts (a bare INSERT
                                       and COMMIT an event), parked, async (servlets that wait as for a commit)
              --scenarios LIST         connections, as 32, or 256new for one connection per event
                                       (default 1,32,256,256new)
              --rounds N               of each (default 5), --seconds N long (5), after --warmup N seconds (8)
              --rate N                 events per second; default 0: as fast as the answers come
              --http-threads N         of both servers (default 256)
              --pool N                 database connections of the transactions (default 32)
              --java-options "OPTIONS" of both servers (default: as ./rocket run)
              --port N                 first of two free ports (default 26000)
              --output FILE            the report, besides standard output; --note TEXT goes into it
              --keep                   leaves the scratch directory with logs and data

            import   imports a generated history into a running Rocket and compares the points with the file's. Kill
                     Rocket and start it again meanwhile, if you like.
              --home DIR               its ROCKET_HOME
              --rows N --learners N    of the file (default 5000000 and 100003)
              --file FILE              where it is written, unless it is there (default history-ROWS.csv.gz)
              --source NAME            (default moodle)
              --only-write             imports nothing

            fill     fills the database of a running Rocket with months of use, in statements instead of deliveries.
              --home DIR               its ROCKET_HOME, fresh
              --deliveries N --learners N --audit N --days N   (default 10000000, 1000000, 10000000 and 120)
              --source NAME            (default moodle)
              --no-bodies              as after the bodies' retention: half of the disk

            micro    runs the JMH benchmarks; takes JMH's options (-h shows them).
            """;

    // held, or the setting would be lost with the logger
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private Bench() {}

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        FLYWAY.setLevel(Level.WARNING);
        System.exit(run(Arrays.asList(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String command = arguments.isEmpty() ? "help" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            return switch (command) {
                case "load" -> LoadCommand.run(rest, out);
                case "compare" -> Comparison.run(rest, out, err) ? OK : WRONG;
                case "import" -> ImportCommand.run(rest, out) ? OK : WRONG;
                case "fill" -> {
                    FillCommand.run(rest, out);
                    yield OK;
                }
                case "micro" -> {
                    Main.main(rest.toArray(new String[0]));
                    yield OK;
                }
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
