package org.rocketrewards.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a person wants to know once Rocket runs. */
final class Banner {
    private Banner() {}

    static String text(String publicUrl, Path firstRun) {
        String credentials = Files.exists(firstRun) ? "  First credentials  " + firstRun + "\n" : "";
        return """

                Rocket is ready.

                  Admin page         %1$s/admin
                  Webhook URL        %1$s/api/public/hook/moodle/event
                %2$s
                Ctrl-C stops it.

                """.formatted(publicUrl, credentials);
    }
}
