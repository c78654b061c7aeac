package org.rocketrewards.badges.control;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.rocketrewards.badges.BadgeHolderRow;
import org.rocketrewards.badges.CredentialRow;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.model.UserKey;

/** Reads who holds which badge. */
public final class CredentialReader {
    private static final String FIND = SqlFile.read(CredentialReader.class, "findCredentials");
    private static final String HOLDERS = SqlFile.read(CredentialReader.class, "findHolders");
    private static final String COUNTS = SqlFile.read(CredentialReader.class, "countHolders");
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

    /** Learners who have a badge, or had it, by descending key. */
    public List<BadgeHolderRow> holders(String badge, boolean held, long before, int rows) {
        return query.list(HOLDERS, List.of(badge, held, before, rows), CredentialReader::holder);
    }

    /** How many have each badge now, by its key; {@code most} stands for that many or more. */
    public Map<String, Long> counts(int most) {
        return query.list(COUNTS, List.of(most), row -> Map.entry(row.text("key"), row.number("holders"))).stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static BadgeHolderRow holder(Row row) throws SQLException {
        long learnerKey = row.number("learner_key");
        return new BadgeHolderRow(
                learnerKey,
                row.text("source"),
                UserKey.userOf(learnerKey),
                row.instant("issued_at"),
                row.numberOrNull("event_id"),
                row.instantOrNull("revoked_at"),
                row.numberOrNull("revoked_by_event_id"));
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
                row.numberOrNull("event_id"),
                row.instantOrNull("revoked_at"),
                row.numberOrNull("revoked_by_event_id"),
                List.of(new CredentialRow.Change(
                        row.text("change"),
                        row.instant("occurred_at"),
                        row.instant("recorded_at"),
                        row.numberOrNull("change_event_id"))));
    }
}
