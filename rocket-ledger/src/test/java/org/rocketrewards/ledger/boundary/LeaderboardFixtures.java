package org.rocketrewards.ledger.boundary;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ledger.Leaderboard;
import org.rocketrewards.ledger.control.LeaderboardStore;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

/** Two sources whose learners are awarded, and the job that counts them. */
final class LeaderboardFixtures {
    private final TestDatabase database;
    private long nextEvent = 1;

    LeaderboardFixtures(TestDatabase database) {
        this.database = database;
    }

    void prepare() {
        database.execute(
                "INSERT INTO source (name, title, time_zone, created_at) VALUES ('moodle', 'Moodle', 'UTC', now()),"
                        + " ('academy', 'Academy', 'Pacific/Auckland', now())");
        database.execute("INSERT INTO rule_key (key) VALUES ('course.completed')");
        database.execute("INSERT INTO event_type (name) VALUES ('\\core\\event\\course_completed')");
        database.execute("SELECT ensure_month('event', '2026-10-01'), ensure_month('event', '2026-11-01')");
    }

    void award(int source, long learner, long points, @Nullable Long course, Instant at) {
        long key = UserKey.of(source, learner);
        long event = nextEvent++;
        database.execute(
                "INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key, points,"
                        + " content_hash, rule_set_version, course_id, outcome) VALUES (?, ?, 1, ?, ?, now(), ?, ?, 0, 1, ?,"
                        + " 'accepted')",
                event,
                key,
                at.atOffset(ZoneOffset.UTC),
                event,
                key,
                points,
                course);
        try (Connection connection = database.application().getConnection()) {
            PostingBatch batch = new PostingBatch(connection, Desk.NOW);
            batch.lock(List.of(key));
            batch.award(key, points, new PostingBatch.Cause(event, at, 1, 1));
            batch.save();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean advance(int most) {
        try (Connection connection = database.application().getConnection()) {
            connection.setAutoCommit(false);
            boolean more = new LeaderboardStore(connection).advance(most, Desk.NOW);
            connection.commit();
            return more;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks, counts, and finds nothing more. */
    void follow() {
        for (int i = 0; i < 3; i++) {
            advance(1_000);
        }
    }

    static List<String> places(Leaderboard board) {
        return board.items().stream()
                .map(row -> row.rank() + ":" + row.learner() + "=" + row.points())
                .toList();
    }
}
