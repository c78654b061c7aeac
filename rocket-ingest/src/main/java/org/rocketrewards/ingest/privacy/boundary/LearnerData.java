package org.rocketrewards.ingest.privacy.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.database.Database;
import org.rocketrewards.database.SourceNames;
import org.rocketrewards.ingest.privacy.control.Erasure;
import org.rocketrewards.ingest.privacy.control.LearnerRecords;
import org.rocketrewards.ledger.boundary.TextPdf;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;

/** All that is held about one learner: given out, or made anonymous. Both are on record. */
@Stateless
@RefusalsOnRecord("learner")
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class LearnerData {
    private static final int ANSWER_SECONDS = 600;
    private static final int MOST_PDF_LINES = 50_000;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @EJB
    Database sessions;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** A document to be written while it is sent. */
    @FunctionalInterface
    public interface Document {
        /** Writes all of it. */
        void write(OutputStream out) throws IOException;
    }

    private int requireSource(String source) {
        return new SourceNames(database)
                .idOf(source)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "There is no source of that name; GET /api/v1/sources lists them."));
    }

    private static String object(String source, long learner) {
        return source + "/" + learner;
    }

    private static long key(int sourceId, long learner) {
        if (learner < 1 || learner >= UserKey.ID_LIMIT) {
            throw new RocketException(ProblemType.NOT_FOUND, "A learner is a positive Moodle user id below 2^40.");
        }
        return UserKey.of(sourceId, learner);
    }

    /** Puts on record that a learner's data are given out. */
    public int begin(String source, long learner) {
        int id = requireSource(source);
        key(id, learner);
        audit.record(AuditEntry.of("learner.export", "learner", object(source, learner)));
        return id;
    }

    /** Everything, as JSON. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Document json(int sourceId, String source, long learner) {
        return out -> {
            try (Connection connection = sessions.unpooled(ANSWER_SECONDS).getConnection()) {
                LearnerRecords.write(connection, key(sourceId, learner), source, learner, out);
            } catch (SQLException e) {
                throw new IllegalStateException("the learner's data cannot be read", e);
            }
        };
    }

    /** The same to be read by people: a line a row, without the bodies. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Document pdf(int sourceId, String source, long learner) {
        return out -> {
            List<TextPdf.Line> lines = new ArrayList<>();
            lines.add(new TextPdf.Line(true, "Data about learner " + learner + " of " + source));
            try (Connection connection = sessions.unpooled(ANSWER_SECONDS).getConnection()) {
                LearnerRecords.read(connection, key(sourceId, learner), new Lines(lines));
            } catch (SQLException e) {
                throw new IllegalStateException("the learner's data cannot be read", e);
            }
            TextPdf.write("Learner " + learner + ", " + source, clock.instant(), lines, out);
        };
    }

    private record Lines(List<TextPdf.Line> lines) implements LearnerRecords.Reader {
        @Override
        public void table(String name) {
            lines.add(new TextPdf.Line(true, name));
        }

        @Override
        public void row(JsonObject row) {
            if (lines.size() >= MOST_PDF_LINES) {
                return;
            }
            StringBuilder text = new StringBuilder();
            row.forEach((name, value) -> {
                if (!name.equals("body_base64") && value != JsonValue.NULL) {
                    text.append(name).append(": ").append(value).append("   ");
                }
            });
            lines.add(new TextPdf.Line(false, text.toString()));
        }
    }

    /**
     * Makes what is held about a learner anonymous, and gives the certificate of what went and what stays.
     *
     * @throws RocketException {@code conflict} under a legal hold
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public JsonObject erase(String source, long learner, String reason) {
        int id = requireSource(source);
        if (reason.isBlank() || reason.length() > 500) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "reason says why, in at most 500 characters.",
                    Map.of("field", "reason"));
        }
        try (Connection connection = database.getConnection()) {
            JsonObject certificate = new Erasure(connection)
                    .erase(
                            id,
                            source,
                            learner,
                            key(id, learner),
                            reason,
                            session.getCallerPrincipal().getName(),
                            clock.instant());
            audit.record(AuditEntry.of("learner.erase", "learner", object(source, learner))
                    .because(reason)
                    .withAfter(certificate.getJsonObject("erased")));
            return certificate;
        } catch (SQLException e) {
            throw new IllegalStateException("the learner's data cannot be erased", e);
        }
    }
}
