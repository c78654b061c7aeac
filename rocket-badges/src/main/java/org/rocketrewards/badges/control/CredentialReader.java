package org.rocketrewards.badges.control;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.rocketrewards.badges.CredentialRow;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;

/** Reads who holds which badge. */
public final class CredentialReader {
    private static final String FIND = SqlFile.read(CredentialReader.class, "findCredentials");
    private static final String SEEN = "SELECT 1 AS seen FROM account WHERE learner_key = ?";

    private final Query query;

    /** Reads from this database. */
    public CredentialReader(DataSource database) {
        this.query = new Query(database);
    }

    /** Whether Rocket ever saw the learner. */
    public boolean seen(long learnerKey) {
        return query.first(SEEN, List.of(learnerKey), row -> true).isPresent();
    }

    /** The learner's credentials by the badge's key, revoked ones too. */
    public List<CredentialRow> ofLearner(long learnerKey) {
        Map<String, List<CredentialRow>> byBadge = new LinkedHashMap<>();
        for (CredentialRow row : query.list(FIND, List.of(learnerKey), CredentialReader::row)) {
            byBadge.computeIfAbsent(row.badge(), k -> new ArrayList<>()).add(row);
        }
        return byBadge.values().stream().map(CredentialReader::joined).toList();
    }

    private static CredentialRow joined(List<CredentialRow> rows) {
        CredentialRow any = rows.get(0);
        return new CredentialRow(
                any.badge(),
                any.name(),
                any.description(),
                any.criteria(),
                any.issuedAt(),
                any.event(),
                any.revokedAt(),
                any.revokedBy(),
                rows.stream().flatMap(row -> row.history().stream()).toList());
    }

    private static CredentialRow row(Row row) throws SQLException {
        return new CredentialRow(
                row.text("key"),
                row.text("name"),
                row.text("description"),
                row.text("criteria"),
                row.instant("issued_at"),
                row.number("event_id"),
                row.instantOrNull("revoked_at"),
                row.numberOrNull("revoked_by_event_id"),
                List.of(new CredentialRow.Change(
                        row.text("change"),
                        row.instant("occurred_at"),
                        row.instant("recorded_at"),
                        row.number("change_event_id"))));
    }
}
