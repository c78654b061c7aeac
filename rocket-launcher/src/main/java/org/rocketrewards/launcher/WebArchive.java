package org.rocketrewards.launcher;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The application inside this jar. */
final class WebArchive {
    private WebArchive() {}

    /** Copies it to a directory, over what an earlier start put there. */
    static Path copyTo(Path directory) {
        Path file = directory.resolve("rocket.war");
        try (InputStream archive = WebArchive.class.getResourceAsStream("/rocket.war")) {
            if (archive == null) {
                throw new FileNotFoundException("rocket.war is not in the jar");
            }
            Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new CannotStartException(ExitCode.DEPLOYMENT_FAILED, "cannot unpack the application: " + e);
        }
    }
}
