package org.rocketrewards.seal.control;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;

/**
 * People who get checkpoints by mail.
 *
 * @param server host name, or host:port, of an SMTP server that takes mail from here without a password
 * @param to addresses, comma separated
 */
public record MailWitness(String server, String from, String to) implements Witness {
    private static final String MILLIS = "10000";

    @Override
    public String name() {
        return "mail through " + server;
    }

    @Override
    public void take(String note) throws IOException {
        int colon = server.lastIndexOf(':');
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", colon < 0 ? server : server.substring(0, colon));
        properties.setProperty("mail.smtp.port", colon < 0 ? "25" : server.substring(colon + 1));
        properties.setProperty("mail.smtp.connectiontimeout", MILLIS);
        properties.setProperty("mail.smtp.timeout", MILLIS);
        properties.setProperty("mail.smtp.starttls.enable", "true");
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(properties));
            message.setFrom(new InternetAddress(from));
            message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
            message.setSubject("Checkpoint of Rocket's seals: please keep", "UTF-8");
            message.setText(note, "UTF-8");
            Transport.send(message);
        } catch (MessagingException e) {
            throw new IOException("the mail was not taken", e);
        }
    }
}
