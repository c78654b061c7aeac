package org.rocketrewards.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Configures java.util.logging, which the server uses too: short lines or JSON on the console, everything with stack
 * traces in {@code logs/rocket.log}, and nothing below a warning from the server.
 */
final class Logging {
    /** Held, or the level set for it would be forgotten with it; loggers older than the configuration need it. */
    private static final Logger OURS = Logger.getLogger("org.rocketrewards");

    private Logging() {}

    /** Takes effect at once; returns the file for the server, which reads it again when it boots. */
    static Path configure(Home home, boolean json) {
        Path file = home.runtime().resolve("logging.properties");
        try {
            Files.writeString(file, configuration(home.logs(), json));
            System.setProperty("java.util.logging.config.file", file.toString());
            try (InputStream in = Files.newInputStream(file)) {
                LogManager.getLogManager().readConfiguration(in);
                OURS.setLevel(Level.INFO);
            }
        } catch (IOException e) {
            throw new CannotStartException(ExitCode.NO_RIGHTS, "cannot write " + file + ": " + e.getMessage());
        }
        return file;
    }

    static String configuration(Path logs, boolean json) {
        String formatters = Logging.class.getPackageName();
        return """
                handlers=java.util.logging.ConsoleHandler,java.util.logging.FileHandler
                java.util.logging.ConsoleHandler.level=ALL
                java.util.logging.ConsoleHandler.formatter=%1$s.%2$s
                java.util.logging.ConsoleHandler.filter=%1$s.ConsoleFilter
                java.util.logging.ConsoleHandler.encoding=UTF-8
                java.util.logging.FileHandler.level=ALL
                java.util.logging.FileHandler.formatter=%1$s.%3$s
                java.util.logging.FileHandler.encoding=UTF-8
                java.util.logging.FileHandler.pattern=%4$s/rocket.%%g.log
                java.util.logging.FileHandler.limit=10000000
                java.util.logging.FileHandler.count=5
                java.util.logging.FileHandler.append=true
                .level=WARNING
                org.rocketrewards.level=INFO
                # has a level of its own that would win over the one above
                jakarta.enterprise.web.level=WARNING
                com.vaadin.level=WARNING
                org.atmosphere.level=WARNING
                PayaraMicro.level=WARNING
                # says at every start that the application's database driver was unregistered
                jakarta.enterprise.web.util.level=SEVERE
                # three certificates in the JDK-like trust store of the server have expired; nothing uses them
                javax.enterprise.system.security.ssl.level=SEVERE
                """.formatted(
                        formatters,
                        json ? "JsonFormatter" : "LineFormatter",
                        json ? "JsonFormatter" : "FileFormatter",
                        logs.toString().replace("\\", "\\\\").replace("%", "%%"));
    }
}
