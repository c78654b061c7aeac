package org.rocketrewards.ledger.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.database.Query;
import org.rocketrewards.ledger.ExclusionRow;
import org.rocketrewards.model.UserKey;

/** Who is shown in no leaderboard, in the caller's transaction. */
public final class Exclusions {
    private final DataSource database;

    /** Of this database. */
    public Exclusions(DataSource database) {
        this.database = database;
    }

    /** Why a learner is left out; empty when they are not. */
    public Optional<ExclusionRow> find(String source, long learnerKey) {
        return new Query(database)
                .first(
                        "SELECT reason, excluded_at, excluded_by FROM leaderboard_exclusion WHERE learner_key = ?",
                        List.of(learnerKey),
                        row -> new ExclusionRow(
                                source,
                                UserKey.userOf(learnerKey),
                                row.text("reason"),
                                row.instant("excluded_at"),
                                row.text("excluded_by")));
    }

    /** Leaves a learner out; false when they are left out already. */
    public boolean add(long learnerKey, String reason, String by, Instant at) {
        return run(
                        "INSERT INTO leaderboard_exclusion (learner_key, reason, excluded_at, excluded_by)"
                                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        learnerKey,
                        reason,
                        at.atOffset(ZoneOffset.UTC),
                        by)
                > 0;
    }

    /** Shows a learner again; false when they are shown already. */
    public boolean remove(long learnerKey) {
        return run("DELETE FROM leaderboard_exclusion WHERE learner_key = ?", learnerKey) > 0;
    }

    private int run(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("who is left out of leaderboards cannot be changed", e);
        }
    }
}
