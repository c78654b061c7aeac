package org.rocketrewards.seal.control;

import java.io.IOException;
import org.rocketrewards.mail.MailServer;

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
        server.send(from, to, "Checkpoint of Rocket's seals: please keep", note);
    }
}
