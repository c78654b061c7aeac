package org.rocketrewards.launcher.backup;

import java.io.IOException;

/** A file that is no backup, or not as it was written. The message goes on after the file's name. */
public final class DamagedBackupException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedBackupException(String message) {
        super(message);
    }
}
