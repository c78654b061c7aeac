package org.rocketrewards.seal.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.seal.SealSigner;
import org.rocketrewards.seal.SignedNote;
import org.rocketrewards.seal.control.Sealer;
import org.rocketrewards.seal.control.StoredTree;

/** Sealed books on a real PostgreSQL: written as the application's role, tampered with as superuser. */
final class Books {
    static final long ANNA = (1L << 40) + 31;
    static final long BEN = (1L << 40) + 32;

    private static final String ORIGIN = "example.org/rocket/test";

    final TestDatabase db;
    final SealSigner signer = SealSigner.generate("example.org/rocket/");
    private final List<SignedNote> kept = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00.123456Z");

    private int records;

    Books(TestDatabase db) {
        this.db = db;
        db.execute("INSERT INTO rule_key (key) VALUES ('forum.posted') ON CONFLICT DO NOTHING");
    }

    /** The same database in the hands of somebody with a key of their own. */
    Books forger() {
        return new Books(db).later(Duration.ofHours(3));
    }

    /** So many awards to each of two learners, and an audit record for each pair. */
    Books book(int pairs) {
        for (int i = 0; i < pairs; i++) {
            award(ANNA, 5);
            award(BEN, 7);
            db.execute(
                    "INSERT INTO audit_record (recorded_at, actor_kind, actor, action, object_type, object_id, before,"
                            + " after) VALUES (?::timestamptz, 'person', 'anna', 'source.configure', 'source', ?,"
                            + " '{\"title\": \"A\"}', '{\"title\": \"B\", \"n\": 1.50}')",
                    now.toString(),
                    "site-" + ++records);
        }
        return this;
    }

    void award(long learner, long points) {
        db.execute(
                "INSERT INTO account (learner_key, opened_at) VALUES (?, ?::timestamptz) ON CONFLICT DO NOTHING",
                learner,
                now.toString());
        db.execute(
                "UPDATE account SET balance = balance + ?, entries = entries + 1 WHERE learner_key = ?",
                points,
                learner);
        db.execute(
                "INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance,"
                        + " occurred_at, booked_at, rule_id, rule_set_version)"
                        + " SELECT learner_key, entries, nextval('entry_id'), 'award', 1, learner_key, ?, balance,"
                        + " ?::timestamptz, ?::timestamptz, 1, 1 FROM account WHERE learner_key = ?",
                points,
                now.toString(),
                now.toString(),
                learner);
    }

    /** Time goes by. */
    Books later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    /** Seals what is there, as the sequencer does. */
    Books seal() {
        try (Connection connection = db.application().getConnection()) {
            connection.setAutoCommit(false);
            Sealer sealer = new Sealer(connection, signer, now, Duration.ofSeconds(1));
            if (!Sealer.takeTurn(connection)) {
                throw new IllegalStateException("somebody else seals");
            }
            sealer.seal(ORIGIN);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Keeps the newest checkpoint outside of the database. */
    Books keepCheckpoint() {
        try (Connection connection = db.application().getConnection()) {
            kept.add(new StoredTree(connection).newest().orElseThrow());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** The checkpoints that were kept. */
    List<SignedNote> kept() {
        return List.copyOf(kept);
    }

    Report verify() {
        try (Connection connection = db.application().getConnection()) {
            Trust trust = new Trust(List.of(signer.key()), kept);
            return new DatabaseVerifier(connection, trust, (what, done) -> {}).run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The findings as "fault: subject". */
    List<String> findings() {
        return verify().findings().stream()
                .map(finding -> finding.fault().code() + ": " + finding.subject())
                .toList();
    }
}
