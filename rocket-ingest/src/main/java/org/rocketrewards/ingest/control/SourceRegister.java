package org.rocketrewards.ingest.control;

import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.ingest.IssuedToken;
import org.rocketrewards.ingest.SourceChange;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.Secret;
import org.rocketrewards.model.ingest.Source;
import org.rocketrewards.model.ingest.SourceToken;

/** Sources and their tokens in the caller's transaction; every change goes on record. */
public final class SourceRegister {
    private static final String OBJECT = "source";
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
    private static final int MAX_TITLE = 200;
    private static final Duration MAX_OVERLAP = Duration.ofDays(7);

    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    /** The sources that {@code entities} sees. */
    public SourceRegister(EntityManager entities, AuditTrail audit, Clock clock) {
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /** All sources by name. */
    public List<Source> all() {
        return entities.createQuery("SELECT s FROM Source s ORDER BY s.name", Source.class)
                .getResultList();
    }

    /**
     * The source of a name.
     *
     * @throws RocketException {@link ProblemType#NOT_FOUND}
     */
    public Source require(String name) {
        return find(name)
                .orElseThrow(
                        () -> new RocketException(ProblemType.NOT_FOUND, "There is no source named " + name + "."));
    }

    /** Registers a source with the defaults of a fresh Moodle. */
    public Source register(String name, String title) {
        if (!name.matches(NAME)) {
            throw invalid("name", "The name of a source is made of a-z, 0-9 and dashes, at most 63 of them.");
        }
        String stripped = title.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_TITLE) {
            throw invalid("title", "The title has 1 to 200 characters.");
        }
        if (find(name).isPresent()) {
            throw new RocketException(
                    ProblemType.CONFLICT, "There is a source named " + name + " already: choose another name.");
        }
        Source source = new Source(name, stripped, clock.instant());
        entities.persist(source);
        entities.flush();
        audit.record(AuditEntry.of("source.register", OBJECT, name).withAfter(SourceFields.of(row(source))));
        return source;
    }

    /**
     * Changes a source.
     *
     * @throws RocketException {@link ProblemType#CONFLICT} when somebody else changed it since it was read
     */
    public SourceRow configure(String name, SourceChange change) {
        Source source = require(name);
        SourceRow before = row(source);
        if (before.version() != change.version()) {
            throw changedMeanwhile(name);
        }
        source.configure(
                change.title(),
                change.environment(),
                change.timeZone(),
                change.strictAttribution(),
                change.administratorIds(),
                change.guestIds(),
                change.eventsPerSecond(),
                change.enabled());
        entities.flush();
        SourceRow after = row(source);
        SourceFields.Difference difference = SourceFields.difference(before, after);
        if (!difference.isEmpty()) {
            audit.record(AuditEntry.of("source.configure", OBJECT, name)
                    .withBefore(difference.before())
                    .withAfter(difference.after()));
        }
        return after;
    }

    /** All tokens of a source, the newest first. */
    public List<SourceToken> tokens(Source source) {
        return entities.createQuery(
                        "SELECT t FROM SourceToken t WHERE t.sourceId = :source ORDER BY t.id DESC", SourceToken.class)
                .setParameter("source", source.id())
                .getResultList();
    }

    /** Makes a token, and lets those that are valid now run out after {@code overlap}. */
    public IssuedToken rotate(Source source, Duration overlap, String by) {
        if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
            throw invalid("overlap", "The old tokens stay valid for 0 to 7 days.");
        }
        Instant now = clock.instant();
        List<SourceToken> old =
                tokens(source).stream().filter(token -> token.valid(now)).toList();
        Secret secret = Secret.make(Secret.SOURCE_TOKEN);
        SourceToken token = new SourceToken(source.id(), secret.prefix(), secret.hash(), by, now, null);
        AuditEntry entry = AuditEntry.of("token.rotate", OBJECT, source.name()).withBefore(fields(old));
        old.forEach(each -> each.expireAt(now.plus(overlap)));
        entities.persist(token);
        entities.flush();
        audit.record(entry.withAfter(fields(tokens(source).stream()
                .filter(each -> old.contains(each) || each.id() == token.id())
                .toList())));
        return new IssuedToken(TokenFields.row(token, List.of(), now), secret);
    }

    /**
     * Ends a token now; nothing happens to one that has been revoked.
     *
     * @throws RocketException {@link ProblemType#NOT_FOUND} when the source has no such token
     */
    public SourceToken revoke(Source source, int tokenId) {
        SourceToken token = tokens(source).stream()
                .filter(each -> each.id() == tokenId)
                .findFirst()
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "The source " + source.name() + " has no token " + tokenId + "."));
        if (token.revokedAt() == null) {
            AuditEntry entry =
                    AuditEntry.of("token.revoke", OBJECT, source.name()).withBefore(fields(List.of(token)));
            token.revoke(clock.instant());
            entities.flush();
            audit.record(entry.withAfter(fields(List.of(token))));
        }
        return token;
    }

    private JsonObject fields(List<SourceToken> tokens) {
        return TokenFields.of(tokens, audit::keyedHash);
    }

    /** The answer to somebody whose page was out of date. */
    public static RocketException changedMeanwhile(String name) {
        return new RocketException(
                ProblemType.CONFLICT,
                "Somebody else changed the source " + name + " meanwhile: load it again, nothing was changed.");
    }

    /** A source for people to read. */
    public static SourceRow row(Source source) {
        return new SourceRow(
                source.id(),
                source.name(),
                source.title(),
                source.environment(),
                source.timeZone(),
                source.strictAttribution(),
                source.administratorIds(),
                source.guestIds(),
                source.eventsPerSecond(),
                source.enabled(),
                source.createdAt(),
                source.version());
    }

    private Optional<Source> find(String name) {
        return entities
                .createQuery("SELECT s FROM Source s WHERE s.name = :name", Source.class)
                .setParameter("name", name)
                .getResultList()
                .stream()
                .findFirst();
    }

    private static RocketException invalid(String field, String sentence) {
        return new RocketException(ProblemType.INVALID_PARAMETER, sentence, Map.of("field", field));
    }
}
