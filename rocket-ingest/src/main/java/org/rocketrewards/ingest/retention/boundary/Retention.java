package org.rocketrewards.ingest.retention.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.ingest.retention.DueMonth;
import org.rocketrewards.ingest.retention.LegalHoldRow;
import org.rocketrewards.ingest.retention.RetiredMonth;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** What has left, what is to leave, and what must not. Every change is on record. */
@Stateless
@RefusalsOnRecord("retention")
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Retention {
    private static final String LIST = "retired";
    private static final String RETIRED = """
            SELECT id, table_name, to_char(month, 'YYYY-MM') AS month, rows, archive_file, archive_bytes,
                   encode(archive_sha256, 'hex') AS sha256, retired_at
            FROM retired_month
            """;
    private static final String HOLDS = """
            SELECT h.id, s.name AS source, to_char(h.from_month, 'YYYY-MM') AS from_month,
                   to_char(h.to_month, 'YYYY-MM') AS to_month, h.reason, h.created_at, h.created_by, h.released_at,
                   h.released_by
            FROM legal_hold h LEFT JOIN source s ON s.id = h.source_id
            """;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @EJB
    RetentionJob job;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** What has left, newest first. */
    public Page<RetiredMonth> retired(@Nullable String cursor, int limit) {
        List<RetiredMonth> rows = new Query(database)
                .list(
                        RETIRED + "WHERE id < ? ORDER BY id DESC LIMIT ?",
                        List.of(Cursor.before(LIST, cursor), Page.requireLimit(limit) + 1),
                        Retention::month);
        return Page.of(rows, limit, LIST, RetiredMonth::id);
    }

    private static RetiredMonth month(Row row) throws SQLException {
        return new RetiredMonth(
                row.integer("id"),
                row.text("table_name"),
                row.text("month"),
                row.number("rows"),
                row.text("archive_file"),
                row.number("archive_bytes"),
                row.text("sha256"),
                row.instant("retired_at"));
    }

    /** What is old enough to leave. */
    public List<DueMonth> due() {
        return job.due();
    }

    /** Lets it leave now. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void start() {
        audit.record(AuditEntry.of("retention.start", "retention", "now"));
        job.startNow();
    }

    /**
     * The archive of a month; that somebody took it is on record.
     *
     * @throws RocketException {@code not_found} when there is none, or it was put elsewhere
     */
    public Path archive(int id) {
        RetiredMonth month = new Query(database)
                .first(RETIRED + "WHERE id = ?", List.of(id), Retention::month)
                .orElseThrow(() -> missing("There is no retired month of that id."));
        Path file = job.archive().resolve(month.archive());
        if (!Files.isRegularFile(file)) {
            throw missing("The archive " + month.archive() + " is not in the archive directory any more.");
        }
        audit.record(AuditEntry.of("retention.read", "retired_month", id));
        return file;
    }

    /** All legal holds, released ones too, newest first. */
    public List<LegalHoldRow> holds() {
        return new Query(database).list(HOLDS + "ORDER BY h.id DESC LIMIT 1000", List.of(), Retention::hold);
    }

    private static LegalHoldRow hold(Row row) throws SQLException {
        return new LegalHoldRow(
                row.integer("id"),
                row.textOrNull("source"),
                row.text("from_month"),
                row.text("to_month"),
                row.text("reason"),
                row.instant("created_at"),
                row.text("created_by"),
                row.instantOrNull("released_at"),
                row.textOrNull("released_by"));
    }

    /** Keeps months, and all that is held about the learners of a source, until released. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public LegalHoldRow hold(@Nullable Integer sourceId, YearMonth from, YearMonth to, String reason) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO legal_hold (source_id, from_month, to_month, reason, created_at, created_by)"
                                + " VALUES (?, ?::date, ?::date, ?, ?, ?) RETURNING id")) {
            insert.setObject(1, sourceId, Types.INTEGER);
            insert.setString(2, from.atDay(1).toString());
            insert.setString(3, to.atDay(1).toString());
            insert.setString(4, reason);
            insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(6, session.getCallerPrincipal().getName());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                int id = row.getInt(1);
                audit.record(AuditEntry.of("legal_hold.add", "legal_hold", id)
                        .because(reason)
                        .withAfter(Json.createObjectBuilder()
                                .add("from", from.toString())
                                .add("to", to.toString())
                                .build()));
                return one(id);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the hold cannot be added", e);
        }
    }

    /** Lets go what a hold kept. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public LegalHoldRow release(int id) {
        one(id);
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE legal_hold SET released_at = ?, released_by = ? WHERE id = ? AND released_at IS NULL")) {
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            update.setString(2, session.getCallerPrincipal().getName());
            update.setInt(3, id);
            if (update.executeUpdate() == 0) {
                throw new RocketException(ProblemType.CONFLICT, "The hold is released already.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the hold cannot be released", e);
        }
        audit.record(AuditEntry.of("legal_hold.release", "legal_hold", id)
                .withBefore(Json.createObjectBuilder().add("released", false).build())
                .withAfter(Json.createObjectBuilder().add("released", true).build()));
        return one(id);
    }

    private LegalHoldRow one(int id) {
        return new Query(database)
                .first(HOLDS + "WHERE h.id = ?", List.of(id), Retention::hold)
                .orElseThrow(() -> missing("There is no legal hold of that id."));
    }

    private static RocketException missing(String detail) {
        return new RocketException(ProblemType.NOT_FOUND, detail);
    }
}
