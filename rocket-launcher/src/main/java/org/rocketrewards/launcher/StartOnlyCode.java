package org.rocketrewards.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Keeps Java's optimising compiler away from code that runs while the application starts and never again: reading
 * annotations, building models of beans and entities. It would be done about when that is over, and on two processors it
 * takes one of them for as long. The quick compiler still compiles it.
 *
 * <p>{@code start-only.json} names the packages. What is met in them during the start stays with the quick compiler for
 * good, so nothing that serves requests may be among them. A Java that does not know such directives starts as it always
 * did.
 *
 * @see <a href="https://openjdk.org/jeps/165">JEP 165: Compiler Control</a>
 */
final class StartOnlyCode {
    private static final System.Logger LOG = System.getLogger(StartOnlyCode.class.getPackageName());
    private static final String FILE = "start-only.json";

    private StartOnlyCode() {}

    /** From now on. */
    static void compileQuickly(Path runtime) {
        Path file = runtime.resolve(FILE);
        try (InputStream directives = StartOnlyCode.class.getResourceAsStream(FILE)) {
            if (directives == null) {
                throw new IOException(FILE + " is not in the jar");
            }
            Files.copy(directives, file, StandardCopyOption.REPLACE_EXISTING);
            // the path is read as words
            command("compilerDirectivesAdd", '"' + file.toString() + '"');
        } catch (IOException | JMException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "start.directives cannot be given to this Java", e);
        }
    }

    /** Compiles everything as it deserves from now on. */
    static void end() {
        try {
            command("compilerDirectivesRemove");
        } catch (JMException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "start.directives cannot be taken from this Java", e);
        }
    }

    /** Asks the JVM, as {@code jcmd} does. */
    static String command(String name, String... arguments) throws JMException {
        Object[] parameters = arguments.length == 0 ? new Object[0] : new Object[] {arguments};
        String[] signature = arguments.length == 0 ? new String[0] : new String[] {String[].class.getName()};
        Object answer = ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), name, parameters, signature);
        return String.valueOf(answer);
    }
}
