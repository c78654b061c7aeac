package org.rocketrewards.seal.control;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;

/**
 * People who get checkpoints by mail.
 *
 * @param to addresses, comma separated
 */
public record MailWitness(MailServer server, String from, String to) implements Witness {
    @Override
    public String name() {
        return "mail to " + to;
    }

    @Override
    public void take(String note) throws IOException {
        try {
            MimeMessage message = new MimeMessage(server.session());
            message.setFrom(new InternetAddress(from));
            message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
            message.setSubject("Checkpoint of Rocket's seals: please keep", "UTF-8");
            message.setText(note, "UTF-8");
            Transport.send(message);
        } catch (MessagingException e) {
            throw new IOException("the mail was not taken by " + server + ": " + e.getMessage(), e);
        }
    }
}
