package org.rocketrewards.ledger.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ledger.Leaderboard;
import org.rocketrewards.ledger.LeaderboardQuery;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

/** How leaderboards follow the books. */
class LeaderboardUpkeepTest {
    private static final Instant NOVEMBER = Instant.parse("2026-11-16T12:00:00Z");

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final LeaderboardFixtures books = new LeaderboardFixtures(DB);
    private final Leaderboards leaderboards = new Leaderboards();

    @BeforeEach
    void twoSources() {
        leaderboards.database = DB.application();
        leaderboards.clock = Clock.fixed(Desk.NOW, ZoneOffset.UTC);
        books.prepare();
    }

    private Leaderboard all() {
        return leaderboards.find("moodle", new LeaderboardQuery(null, null, null, false, null, 50));
    }

    @Test
    void nothingIsMissedThatCommitsLate() throws SQLException {
        try (Connection slow = DB.application().getConnection()) {
            slow.setAutoCommit(false);
            long key = UserKey.of(1, 40);
            PostingBatch batch = new PostingBatch(slow, Desk.NOW);
            batch.lock(List.of(key));
            batch.award(key, 40, new PostingBatch.Cause(null, NOVEMBER, 1, 1));
            batch.save();
            books.award(1, 31, 20, null, NOVEMBER);
            books.follow();
            assertThat(LeaderboardFixtures.places(all())).isEmpty();
            slow.commit();
        }
        books.follow();

        assertThat(LeaderboardFixtures.places(all())).containsExactly("1:40=40", "2:31=20");
    }

    @Test
    void aBacklogIsCountedInPieces() {
        for (long learner = 1; learner <= 10; learner++) {
            books.award(1, learner, learner, null, NOVEMBER);
        }

        assertThat(books.advance(4)).isFalse();
        assertThat(books.advance(4)).isTrue();
        assertThat(books.advance(4)).isTrue();
        assertThat(books.advance(4)).isFalse();
        assertThat(all().learners()).isEqualTo(10);
        books.follow();
        assertThat(DB.number("SELECT sum(points) FROM leaderboard_place p JOIN leaderboard l ON l.id ="
                        + " p.leaderboard_id WHERE l.period = 'all' AND l.course_id = 0"))
                .isEqualTo(55);
    }
}
