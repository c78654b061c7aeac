package org.rocketrewards.seal.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.seal.SealSigner;
import org.rocketrewards.seal.SignedNote;
import org.rocketrewards.seal.control.Sealer;
import org.rocketrewards.seal.control.Standstill;
import org.rocketrewards.seal.control.StoredTree;
import org.rocketrewards.seal.control.WitnessTurns;

/** The transactions of the sequencer: each call is one, committed when it returns. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Sealing {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String WITNESSED = "it notes who outside was told what is public and signed";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** What came of a round. */
    public enum Outcome {
        /** Another node seals at this moment. */
        NOT_OUR_TURN,
        /** Everything that could be sealed is. */
        DONE,
        /** There is more to seal at once. */
        MORE
    }

    /** Who may tell a witness now. */
    public enum WitnessTurn {
        /** Another node seals at this moment. */
        NOT_OURS,
        /** Nobody: it has been told, or is being told. */
        NOT_DUE,
        /** This node, which has to say what came of it. */
        OURS
    }

    /** Publishes the key of this node if it is new, and puts that on record. */
    public void publish(SealSigner signer) {
        String sql = "INSERT INTO seal_key (verifier_key, added_at) VALUES (?, ?) ON CONFLICT DO NOTHING";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, signer.key().toString());
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            if (insert.executeUpdate() == 1) {
                audit.record(AuditEntry.of(
                                "seal_key.publish", "seal_key", signer.key().name())
                        .withAfter(Json.createObjectBuilder()
                                .add("key", signer.key().toString())
                                .build())
                        .because("first start with this key"));
            }
        } catch (SQLException e) {
            throw new SealingFailedException("the key of the seals cannot be published", e);
        }
    }

    /**
     * Seals what is new, if it is this node's turn.
     *
     * @throws SealingFailedException also when the database does not hold what was signed before
     */
    @NotAudited("the seals are over the audit trail")
    public Outcome round(SealSigner signer, Standstill standstill) {
        try (Connection connection = database.getConnection()) {
            if (!Sealer.takeTurn(connection)) {
                return Outcome.NOT_OUR_TURN;
            }
            Sealer sealer = new Sealer(connection, signer, clock.instant(), PATIENCE);
            if (!sealer.hasNews()) {
                return Outcome.DONE;
            }
            Optional<String> reason = standstill.reason(new StoredTree(connection));
            if (reason.isPresent()) {
                throw new SealingFailedException(reason.get());
            }
            return sealer.seal(origin(connection)).more() ? Outcome.MORE : Outcome.DONE;
        } catch (SQLException | IOException e) {
            throw new SealingFailedException("nothing could be sealed", e);
        }
    }

    /** The newest checkpoint, whichever node signed it. */
    public Optional<SignedNote> newest() {
        try (Connection connection = database.getConnection()) {
            return new StoredTree(connection).newest();
        } catch (SQLException e) {
            throw new SealingFailedException("the newest checkpoint cannot be read", e);
        }
    }

    /**
     * Takes the turn to tell a witness of the tree of this size. Only whoever could seal at this moment tells witnesses.
     *
     * @param every how often the witness wants to be told
     */
    @NotAudited(WITNESSED)
    public WitnessTurn takeTurn(String witness, long size, Duration every) {
        try (Connection connection = database.getConnection()) {
            if (!Sealer.takeTurn(connection)) {
                return WitnessTurn.NOT_OURS;
            }
            return new WitnessTurns(connection).take(witness, size, clock.instant(), every)
                    ? WitnessTurn.OURS
                    : WitnessTurn.NOT_DUE;
        } catch (SQLException e) {
            throw new SealingFailedException("it cannot be read what the witness was told", e);
        }
    }

    /** Gives back the turn: the witness was told of the tree of this size. */
    @NotAudited(WITNESSED)
    public void told(String witness, long size) {
        try (Connection connection = database.getConnection()) {
            new WitnessTurns(connection).told(witness, size, clock.instant());
        } catch (SQLException e) {
            throw new SealingFailedException("it cannot be kept what the witness was told", e);
        }
    }

    /** Gives back the turn: the witness could not be told, and is tried again a minute later. */
    @NotAudited(WITNESSED)
    public void notTold(String witness) {
        try (Connection connection = database.getConnection()) {
            new WitnessTurns(connection).failed(witness, clock.instant());
        } catch (SQLException e) {
            throw new SealingFailedException("it cannot be kept that the witness was not told", e);
        }
    }

    private static String origin(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT split_part(verifier_key, '+', 1) FROM seal_key ORDER BY id LIMIT 1");
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("no key has been published");
            }
            return row.getString(1);
        }
    }
}
