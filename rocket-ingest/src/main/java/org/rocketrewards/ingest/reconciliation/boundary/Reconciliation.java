package org.rocketrewards.ingest.reconciliation.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.database.Database;
import org.rocketrewards.database.SourceNames;
import org.rocketrewards.ingest.imports.boundary.ImportWorker;
import org.rocketrewards.ingest.imports.control.Spool;
import org.rocketrewards.ingest.reconciliation.Comparison;
import org.rocketrewards.ingest.reconciliation.control.Reconciler;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Compares what ought to agree. Reads only; that somebody looked is on record. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Reconciliation {
    private static final int ANSWER_SECONDS = 1_800;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @EJB
    Database sessions;

    @EJB
    ImportWorker worker;

    @Inject
    AuditTrail audit;

    /** A list to be written while it is sent. */
    @FunctionalInterface
    public interface Differences {
        /** Writes all of it. */
        void write(OutputStream out) throws IOException;
    }

    /** Puts on record that somebody compares, and gives the source's id. */
    public int begin(Comparison comparison, @Nullable String source) {
        int id = new SourceNames(database)
                .idOf(source == null ? "" : source)
                .orElseThrow(() -> new RocketException(
                        ProblemType.INVALID_PARAMETER,
                        "source is the name of a registered Moodle; GET /api/v1/sources lists them.",
                        Map.of("field", "source")));
        audit.record(AuditEntry.of(
                "reconciliation." + comparison.code().replace("-", "_"), "source", String.valueOf(source)));
        return id;
    }

    /**
     * Compares.
     *
     * @param file what is compared with; null where nothing is needed
     */
    @NotAudited("it fills a temporary table; begin() has put the comparison on record")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Differences compare(Comparison comparison, int sourceId, @Nullable InputStream file) throws IOException {
        if (file == null) {
            return out -> run(comparison, sourceId, null, out);
        }
        Spool spool = worker.spool();
        Spool.Kept kept = spool.take(file);
        Connection connection = null;
        try {
            connection = session();
            Connection open = connection;
            new Reconciler(open, sourceId).supply(comparison, spool.path(kept.name()), worker.unpackedBytes());
            return out -> run(comparison, sourceId, open, out);
        } catch (SQLException | RuntimeException e) {
            close(connection);
            throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException("not compared", e);
        } finally {
            spool.remove(kept.name());
        }
    }

    private void run(Comparison comparison, int sourceId, @Nullable Connection prepared, OutputStream out)
            throws IOException {
        try (Connection connection = prepared == null ? session() : prepared) {
            new Reconciler(connection, sourceId).write(comparison, out);
        } catch (SQLException e) {
            throw new IllegalStateException("not compared", e);
        }
    }

    private Connection session() throws SQLException {
        return sessions.unpooled(ANSWER_SECONDS).getConnection();
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the session cannot be closed", e);
        }
    }
}
