package org.rocketrewards.seal.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rocketrewards.mail.MailServer;
import org.rocketrewards.seal.Checkpoint;
import org.rocketrewards.seal.SignedNote;
import org.rocketrewards.seal.control.FileWitness;
import org.rocketrewards.seal.control.MailWitness;
import org.rocketrewards.seal.control.WebhookWitness;
import org.rocketrewards.seal.control.Witness;

/**
 * Hands checkpoints to those who keep them outside, as the settings say: every so often when there is a new one, by the
 * node that seals. What a witness was told last is kept in the database, so that another node goes on from there. A
 * witness that cannot be reached is tried again a minute later and holds up nobody.
 */
@ApplicationScoped
public class Witnesses {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.seal");
    private static final Duration LOOK = Duration.ofMinutes(1);

    @Resource
    ManagedExecutorService executor;

    @EJB
    Sealing sealing;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "rocket.seal.witness.minutes", defaultValue = "60")
    long minutes;

    @Inject
    @ConfigProperty(name = "rocket.seal.witness.file")
    Optional<String> file;

    @Inject
    @ConfigProperty(name = "rocket.seal.witness.webhook")
    Optional<String> webhook;

    @Inject
    @ConfigProperty(name = "rocket.seal.witness.mail.server")
    Optional<String> mailServer;

    @Inject
    @ConfigProperty(name = "rocket.seal.witness.mail.from", defaultValue = "rocket@localhost")
    String mailFrom;

    @Inject
    @ConfigProperty(name = "rocket.seal.witness.mail.to")
    Optional<String> mailTo;

    @Inject
    @ConfigProperty(name = "rocket.seal.witness.mail.user")
    Optional<String> mailUser;

    @Inject
    @ConfigProperty(name = "rocket.seal.witness.mail.password")
    Optional<String> mailPassword;

    @Inject
    @ConfigProperty(name = "rocket.seal.witness.mail.password.file")
    Optional<String> mailPasswordFile;

    @Inject
    @ConfigProperty(name = "rocket.seal.witness.mail.starttls")
    Optional<String> mailStartTls;

    private final List<Turn> turns = new ArrayList<>();

    /** One witness and when this node looks again whether it is to be told. */
    private static final class Turn {
        private final Witness witness;
        private Instant look = Instant.EPOCH;

        Turn(Witness witness) {
            this.witness = witness;
        }
    }

    @PostConstruct
    void prepare() {
        file.ifPresent(path -> turns.add(new Turn(new FileWitness(Path.of(path)))));
        webhook.ifPresent(address -> turns.add(new Turn(new WebhookWitness(URI.create(address)))));
        if (mailServer.isPresent() && mailTo.isPresent()) {
            MailServer server = MailServer.of(
                    "rocket.seal.witness.mail",
                    mailServer.get(),
                    mailUser,
                    mailPassword,
                    mailPasswordFile,
                    mailStartTls);
            turns.add(new Turn(new MailWitness(server, mailFrom, mailTo.get())));
        }
    }

    /** Does nothing; calling it makes settings that contradict one another known at the start. */
    void ready() {
        // the work is done in prepare()
    }

    /** There is this checkpoint now. Returns at once. */
    void offer(SignedNote newest) {
        if (turns.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Duration every = Duration.ofMinutes(minutes);
        long size = Checkpoint.parse(newest.text()).size();
        for (Turn turn : turns) {
            // further ahead than it is ever put: the clock was set back meanwhile
            if (now.isBefore(turn.look) && !turn.look.isAfter(now.plus(LOOK))) {
                continue;
            }
            Sealing.WitnessTurn whose = sealing.takeTurn(turn.witness.name(), size, every);
            if (whose == Sealing.WitnessTurn.NOT_OURS) {
                continue;
            }
            turn.look = now.plus(every.compareTo(LOOK) < 0 ? every : LOOK);
            if (whose == Sealing.WitnessTurn.OURS) {
                executor.execute(() -> tell(turn.witness, newest.toString(), size));
            }
        }
    }

    private void tell(Witness witness, String note, long size) {
        try {
            witness.take(note);
            sealing.told(witness.name(), size);
            LOG.log(System.Logger.Level.DEBUG, "seals.witnessed by={0}", witness.name());
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "seals.unwitnessed by={0} cause={1}; tried again in a minute",
                    witness.name(),
                    e.getMessage());
            sealing.notTold(witness.name());
        }
    }
}
