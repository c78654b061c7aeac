package org.rocketrewards.seal.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
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
import org.rocketrewards.seal.control.FileWitness;
import org.rocketrewards.seal.control.MailWitness;
import org.rocketrewards.seal.control.WebhookWitness;
import org.rocketrewards.seal.control.Witness;

/**
 * Hands checkpoints to those who keep them outside, as the settings say: after the start, and then every so often when
 * there is a new one. A witness that cannot be reached is tried again a minute later and holds up nobody.
 */
@ApplicationScoped
public class Witnesses {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.seal");
    private static final Duration RETRY = Duration.ofMinutes(1);

    @Resource
    ManagedExecutorService executor;

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

    private final List<Turn> turns = new ArrayList<>();

    /** One witness and when it is to be told again. */
    private static final class Turn {
        private final Witness witness;
        private Instant due = Instant.EPOCH;
        private String told = "";

        Turn(Witness witness) {
            this.witness = witness;
        }
    }

    @PostConstruct
    void prepare() {
        file.ifPresent(path -> turns.add(new Turn(new FileWitness(Path.of(path)))));
        webhook.ifPresent(address -> turns.add(new Turn(new WebhookWitness(URI.create(address)))));
        if (mailServer.isPresent() && mailTo.isPresent()) {
            turns.add(new Turn(new MailWitness(mailServer.get(), mailFrom, mailTo.get())));
        }
    }

    /** There is this checkpoint now. Returns at once. */
    void offer(String note) {
        Instant now = clock.instant();
        for (Turn turn : turns) {
            synchronized (turn) {
                if (now.isBefore(turn.due) || note.equals(turn.told)) {
                    continue;
                }
                turn.due = now.plus(Duration.ofMinutes(minutes));
            }
            executor.execute(() -> tell(turn, note));
        }
    }

    private void tell(Turn turn, String note) {
        try {
            turn.witness.take(note);
            synchronized (turn) {
                turn.told = note;
            }
            LOG.log(System.Logger.Level.DEBUG, "seals.witnessed by={0}", turn.witness.name());
        } catch (IOException | RuntimeException e) {
            synchronized (turn) {
                turn.due = clock.instant().plus(RETRY);
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "seals.unwitnessed by={0} cause={1}; tried again in a minute",
                    turn.witness.name(),
                    e.getMessage());
        }
    }
}
