package org.rocketrewards.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server and how to talk to it.
 *
 * @param address host name, or host:port; the port is 25 unless it says otherwise
 * @param user who signs in; null: nobody
 * @param password of that user; null: it is in {@code passwordFile}
 * @param passwordFile read whenever something is sent, so that a new password needs no restart
 * @param startTls whether to encrypt
 */
public record MailServer(
        String address,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path passwordFile,
        StartTls startTls) {
    private static final String MILLIS = "10000";
    private static final String SMTP_PORT = "25";

    /** When to encrypt. */
    public enum StartTls {
        /** Nothing is sent to a server that does not offer it. */
        REQUIRED,
        /** If the server offers it. */
        OFFERED,
        /** Not at all. */
        NEVER;

        /** The value of a setting; without one a password is never sent in the clear. */
        static StartTls of(String settings, Optional<String> setting, boolean signsIn) {
            if (setting.isEmpty()) {
                return signsIn ? REQUIRED : OFFERED;
            }
            return switch (setting.get()) {
                case "required" -> REQUIRED;
                case "offered" -> OFFERED;
                case "never" -> NEVER;
                default -> throw new IllegalArgumentException(settings + ".starttls is required, offered or never");
            };
        }
    }

    /**
     * From settings.
     *
     * @param settings what their keys begin with
     * @throws IllegalArgumentException when they contradict one another
     */
    public static MailServer of(
            String settings,
            String address,
            Optional<String> user,
            Optional<String> password,
            Optional<String> passwordFile,
            Optional<String> startTls) {
        if (user.isPresent() == (password.isEmpty() && passwordFile.isEmpty())) {
            throw new IllegalArgumentException(settings + ".user and its password are given together");
        }
        if (password.isPresent() && passwordFile.isPresent()) {
            throw new IllegalArgumentException(settings + ".password is given as text or as a file, not both");
        }
        return new MailServer(
                address,
                user.orElse(null),
                password.orElse(null),
                passwordFile.map(Path::of).orElse(null),
                StartTls.of(settings, startTls, user.isPresent()));
    }

    /**
     * Sends a text.
     *
     * @param to addresses, comma separated
     * @throws IOException when the server did not take it
     */
    public void send(String from, String to, String subject, String text) throws IOException {
        try {
            MimeMessage message = new MimeMessage(session());
            message.setFrom(new InternetAddress(from));
            message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
            message.setSubject(subject, "UTF-8");
            message.setText(text, "UTF-8");
            Transport.send(message);
        } catch (MessagingException e) {
            throw new IOException("the mail was not taken by " + this + ": " + e.getMessage(), e);
        }
    }

    private Session session() throws IOException {
        int colon = address.lastIndexOf(':');
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", colon < 0 ? address : address.substring(0, colon));
        properties.setProperty("mail.smtp.port", colon < 0 ? SMTP_PORT : address.substring(colon + 1));
        properties.setProperty("mail.smtp.connectiontimeout", MILLIS);
        properties.setProperty("mail.smtp.timeout", MILLIS);
        properties.setProperty("mail.smtp.writetimeout", MILLIS);
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls != StartTls.NEVER));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls == StartTls.REQUIRED));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        String name = user;
        if (name == null) {
            return Session.getInstance(properties);
        }
        properties.setProperty("mail.smtp.auth", "true");
        PasswordAuthentication answer = new PasswordAuthentication(name, secret());
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return answer;
            }
        });
    }

    private String secret() throws IOException {
        Path file = passwordFile;
        if (file != null) {
            return Files.readString(file).strip();
        }
        return password == null ? "" : password;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user == null ? address : user + " at " + address;
    }
}
