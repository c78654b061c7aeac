package org.rocketrewards.ledger.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.model.UserKey;

/** The rows of corrections, in the caller's transaction. */
public final class CorrectionStore {
    private static final String FIND = SqlFile.read(CorrectionStore.class, "findCorrection");
    private static final String FIND_BY_KEY = SqlFile.read(CorrectionStore.class, "findCorrectionByKey");
    private static final String FIND_ALL = SqlFile.read(CorrectionStore.class, "findCorrections");
    private static final String ENTRIES = SqlFile.read(CorrectionStore.class, "findEntriesOfCorrection");
    private static final String INSERT = """
            INSERT INTO correction (kind, state, learner_key, entry_no, event_id, points, keeps_award, occurred_at, reason,
                                    reference, idempotency_key, requested_at, requested_by)
            VALUES (?, 'waiting', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (requested_by, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
            RETURNING id
            """;
    private static final String DECIDE = """
            UPDATE correction SET state = ?, points = coalesce(?, points), decided_at = ?, decided_by = ?, note = ?
            WHERE id = ? AND state = 'waiting'
            """;

    private final DataSource database;
    private final Query query;

    /** Reads and writes this database. */
    public CorrectionStore(DataSource database) {
        this.database = database;
        this.query = new Query(database);
    }

    /** Notes what somebody asks for; empty when they asked under the same idempotency key before. */
    public Optional<Long> insert(
            CorrectionDraft draft, @Nullable Long learnerKey, @Nullable String key, String by, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, draft.kind().code());
            insert.setObject(2, learnerKey, Types.BIGINT);
            insert.setObject(3, draft.entry(), Types.BIGINT);
            insert.setObject(4, draft.event(), Types.BIGINT);
            insert.setObject(5, draft.points(), Types.BIGINT);
            insert.setBoolean(6, draft.keepsAward());
            insert.setObject(7, time(draft.occurredAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setString(8, draft.reason());
            insert.setString(9, draft.reference());
            insert.setString(10, key);
            insert.setObject(11, time(at));
            insert.setString(12, by);
            try (ResultSet row = insert.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the correction cannot be noted", e);
        }
    }

    /** Locks a correction until the transaction ends, so that it is decided once. */
    public void lock(long id) {
        query.first("SELECT id FROM correction WHERE id = ? FOR UPDATE", List.of(id), row -> row.number("id"));
    }

    /**
     * Decides a correction that waits.
     *
     * @param points what it booked; null when it booked nothing
     */
    public void decide(
            long id, CorrectionState state, @Nullable Long points, String by, @Nullable String note, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(DECIDE)) {
            update.setString(1, state.code());
            update.setObject(2, points, Types.BIGINT);
            update.setObject(3, time(at));
            update.setString(4, by);
            update.setString(5, note);
            update.setLong(6, id);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("correction " + id + " is decided already");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the correction cannot be decided", e);
        }
    }

    /** Notes which entries of a learner a correction booked. */
    void link(Connection connection, long id, Collection<CorrectionBooker.Booked> booked) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO correction_entry (learner_key, entry_no, correction_id)"
                        + " SELECT l, e, ? FROM unnest(?::bigint[], ?::bigint[]) u(l, e)")) {
            insert.setLong(1, id);
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            booked.stream()
                                    .map(CorrectionBooker.Booked::learnerKey)
                                    .toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint",
                            booked.stream()
                                    .map(CorrectionBooker.Booked::entryNo)
                                    .toArray()));
            insert.executeUpdate();
        }
    }

    /** A correction with what it booked. */
    public Optional<CorrectionRow> find(long id) {
        return query.first(FIND, List.of(id), CorrectionStore::row).map(this::withEntries);
    }

    /** What somebody asked for under an idempotency key. */
    public Optional<CorrectionRow> findByKey(String by, String key) {
        return query.first(FIND_BY_KEY, List.of(by, key), CorrectionStore::row).map(this::withEntries);
    }

    /**
     * Corrections, newest first, without their entries.
     *
     * @param state null: any
     * @param source name; null: any
     * @param learnerKey null: any
     */
    public List<CorrectionRow> list(
            @Nullable CorrectionState state,
            @Nullable String source,
            @Nullable Long learnerKey,
            long before,
            int rows) {
        String code = state == null ? null : state.code();
        return query.list(
                FIND_ALL,
                Arrays.asList(before, code, code, source, source, learnerKey, learnerKey, rows),
                CorrectionStore::row);
    }

    private CorrectionRow withEntries(CorrectionRow correction) {
        return correction.with(query.list(ENTRIES, List.of(correction.id()), AccountReader::entry));
    }

    private static CorrectionRow row(Row row) throws SQLException {
        Long learnerKey = row.numberOrNull("learner_key");
        return new CorrectionRow(
                row.number("id"),
                row.text("kind"),
                row.text("state"),
                row.textOrNull("source"),
                learnerKey == null ? null : UserKey.userOf(learnerKey),
                row.numberOrNull("entry_no"),
                row.numberOrNull("event_id"),
                row.numberOrNull("points"),
                "t".equals(row.text("keeps_award")),
                row.instantOrNull("occurred_at"),
                row.text("reason"),
                row.textOrNull("reference"),
                row.instant("requested_at"),
                row.text("requested_by"),
                row.instantOrNull("decided_at"),
                row.textOrNull("decided_by"),
                row.textOrNull("note"),
                List.of());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
