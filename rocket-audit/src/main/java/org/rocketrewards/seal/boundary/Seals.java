package org.rocketrewards.seal.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.SensitiveRead;
import org.rocketrewards.database.Query;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.seal.Checkpoint;
import org.rocketrewards.seal.ConsistencyProof;
import org.rocketrewards.seal.InclusionProof;
import org.rocketrewards.seal.SealFreshness;
import org.rocketrewards.seal.SealHead;
import org.rocketrewards.seal.SignedNote;
import org.rocketrewards.seal.control.BundleWriter;
import org.rocketrewards.seal.control.ProofReader;
import org.rocketrewards.seal.control.StoredTree;

/** What the seals prove, for those who ask. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Seals {
    private static final String FRESHNESS = """
            SELECT (SELECT max(signed_at) FROM checkpoint) AS signed_at,
                   (SELECT booked_at FROM entry WHERE id > coalesce((SELECT max(last_entry) FROM seal_batch), 0)
                    ORDER BY id LIMIT 1) AS unsealed
            """;
    private static final String KEYS = "SELECT verifier_key FROM seal_key ORDER BY id";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @EJB
    SealSequencer sequencer;

    @Inject
    AuditTrail audit;

    private interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    /** The newest checkpoint; public, so that anybody can keep it. Empty as long as nothing is sealed. */
    @PermitAll
    public Optional<SignedNote> checkpoint() {
        return read(connection -> new StoredTree(connection).newest());
    }

    /** The keys that sign; public. */
    @PermitAll
    public List<String> keys() {
        return new Query(database).list(KEYS, List.of(), row -> row.text("verifier_key"));
    }

    /** How far the seals are; empty as long as nothing is sealed. */
    public Optional<SealHead> head() {
        List<String> keys = keys();
        return checkpoint().map(note -> {
            Checkpoint head = Checkpoint.parse(note.text());
            return new SealHead(
                    head.origin(), head.size(), HexFormat.of().formatHex(head.root()), note.toString(), keys);
        });
    }

    /** When the newest checkpoint was signed; empty as long as nothing is sealed. */
    public Optional<Instant> signedAt() {
        return new Query(database)
                .first(
                        "SELECT signed_at FROM checkpoint ORDER BY size DESC LIMIT 1",
                        List.of(),
                        row -> row.instant("signed_at"));
    }

    /** How far the seals are behind the books. */
    public SealFreshness freshness() {
        return new Query(database)
                .first(
                        FRESHNESS,
                        List.of(),
                        row -> new SealFreshness(row.instantOrNull("signed_at"), row.instantOrNull("unsealed")))
                .orElseThrow();
    }

    /** The proof of an entry; empty when there is none of that number, or it is not sealed yet. */
    @SensitiveRead("entry")
    public Optional<InclusionProof> entry(long id) {
        return read(connection -> new ProofReader(connection).entry(id));
    }

    /** The proof of an audit record; empty when there is none of that number, or it is not sealed yet. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
    @SensitiveRead("audit")
    public Optional<InclusionProof> auditRecord(long id) {
        return read(connection -> new ProofReader(connection).auditRecord(id));
    }

    /**
     * The proof that the tree only grew between two sizes.
     *
     * @throws RocketException {@link ProblemType#INVALID_PARAMETER} for sizes that the tree never had
     */
    public ConsistencyProof consistency(long from, long to) {
        return read(connection -> {
            ProofReader reader = new ProofReader(connection);
            long size = reader.size();
            if (from < 1 || from > to || to > size) {
                throw new RocketException(
                        ProblemType.INVALID_PARAMETER,
                        "from and to are sizes of the tree, 1 <= from <= to <= " + size + ".");
            }
            return new ConsistencyProof(from, to, reader.consistency(from, to));
        });
    }

    /**
     * Writes an export for auditors into a file of its own, which the caller deletes. Who exported what is put on record
     * in the same transaction.
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
    public Path export(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new RocketException(ProblemType.INVALID_PARAMETER, "from has to lie before to.");
        }
        if (checkpoint().isEmpty()) {
            throw new RocketException(ProblemType.CONFLICT, "Nothing has been sealed yet; try again in some seconds.");
        }
        audit.record(AuditEntry.of("audit.export", "period", from + "/" + to)
                .withAfter(Json.createObjectBuilder()
                        .add("from", from.toString())
                        .add("to", to.toString())
                        .build()));
        try {
            Path file = Files.createTempFile("rocket-bundle", ".zip");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                read(connection -> {
                    try {
                        new BundleWriter(connection, sequencer.signer(), from, to).write(out);
                        return file;
                    } catch (IOException e) {
                        throw new IllegalStateException("the bundle cannot be written", e);
                    }
                });
                return file;
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the bundle cannot be written", e);
        }
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = database.getConnection()) {
            return reading.read(connection);
        } catch (SQLException e) {
            throw Problems.databaseAway(e)
                    ? Problems.databaseUnavailable(e)
                    : new IllegalStateException("the seals cannot be read", e);
        }
    }
}
