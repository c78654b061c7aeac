package org.rocketrewards.launcher;

/**
 * Where {@code java -jar rocket.jar} begins: refuses a Java that is too old with one line, otherwise hands over to
 * {@code Launcher}. Compiled for Java 8 and free of everything newer, or an old Java would only print a stack trace.
 */
public final class Main {
    static final int OLDEST_JAVA = 17;
    /** Same as {@code ExitCode.WRONG_JAVA}, which an old Java could not load. */
    static final int WRONG_JAVA = 10;

    private Main() {}

    /** Runs the launcher. */
    public static void main(String[] args) throws Exception {
        String version = System.getProperty("java.specification.version", "");
        if (feature(version) < OLDEST_JAVA) {
            System.err.println("Rocket cannot start: it needs Java " + OLDEST_JAVA + " or newer, and this is Java "
                    + version + " in " + System.getProperty("java.home")
                    + ". Install a newer JDK and point JAVA_HOME at it.");
            System.exit(WRONG_JAVA);
        }
        Class.forName("org.rocketrewards.launcher.Launcher")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    /** The feature number of a specification version: 8 for "1.8", 17 for "17", 0 for what is neither. */
    static int feature(String specificationVersion) {
        String number =
                specificationVersion.startsWith("1.") ? specificationVersion.substring(2) : specificationVersion;
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
