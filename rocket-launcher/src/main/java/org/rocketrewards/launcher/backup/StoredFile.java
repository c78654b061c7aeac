package org.rocketrewards.launcher.backup;

/**
 * A file of {@code ROCKET_HOME} in a backup.
 *
 * @param path below the home, with slashes
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record StoredFile(String path, long bytes, String sha256) {
    /** Where it is in the backup. */
    String entry() {
        return "home/" + path;
    }
}
