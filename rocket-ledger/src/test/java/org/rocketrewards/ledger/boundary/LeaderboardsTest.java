package org.rocketrewards.ledger.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.rocketrewards.ledger.boundary.LeaderboardFixtures.places;

import jakarta.ejb.SessionContext;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionKind;
import org.rocketrewards.ledger.Leaderboard;
import org.rocketrewards.ledger.LeaderboardQuery;
import org.rocketrewards.ledger.LeaderboardRow;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.testing.TestDatabase;

class LeaderboardsTest {
    /** A Sunday, and in Auckland already Monday. */
    private static final Instant LATE = Instant.parse("2026-11-01T12:00:00Z");

    private static final Instant OCTOBER = Instant.parse("2026-10-05T12:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-16T12:00:00Z");

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final Leaderboards leaderboards = new Leaderboards();
    private final RecordedAudit audit = new RecordedAudit();
    private final LeaderboardFixtures books = new LeaderboardFixtures(DB);

    @BeforeEach
    void twoSources() {
        Principal ada = () -> "ada";
        leaderboards.database = DB.application();
        leaderboards.audit = audit;
        leaderboards.clock = Clock.fixed(Desk.NOW, ZoneOffset.UTC);
        leaderboards.session = (SessionContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionContext.class}, (self, method, args) -> ada);
        books.prepare();
    }

    private Leaderboard find(@Nullable Long course, @Nullable String period) {
        return leaderboards.find("moodle", new LeaderboardQuery(course, period, null, false, null, 50));
    }

    @Test
    void thoseWithTheSamePointsShareARank() {
        books.award(1, 31, 20, null, NOVEMBER);
        books.award(1, 32, 50, null, NOVEMBER);
        books.award(1, 33, 20, null, NOVEMBER);
        books.award(1, 34, 5, null, NOVEMBER);
        books.award(1, 31, 30, null, NOVEMBER);
        books.follow();

        assertThat(places(find(null, null))).containsExactly("1:31=50", "1:32=50", "3:33=20", "4:34=5");
        assertThat(find(null, null).learners()).isEqualTo(4);
    }

    @Test
    void courseAndPeriodAndSourceAreToldApart() {
        books.award(1, 31, 20, 7L, OCTOBER);
        books.award(1, 31, 30, 8L, NOVEMBER);
        books.award(1, 32, 25, 7L, NOVEMBER);
        books.award(2, 31, 99, 7L, NOVEMBER);
        books.follow();

        assertThat(places(find(null, null))).containsExactly("1:31=50", "2:32=25");
        assertThat(places(find(7L, null))).containsExactly("1:32=25", "2:31=20");
        assertThat(places(find(7L, "month:2026-10"))).containsExactly("1:31=20");
        assertThat(places(find(null, "month"))).containsExactly("1:31=30", "2:32=25");
        assertThat(places(find(null, "week"))).containsExactly("1:31=30", "2:32=25");
        assertThat(places(find(null, "week:2026-W41"))).containsExactly("1:31=20");
        assertThat(places(find(9L, null))).isEmpty();
    }

    @Test
    void aPeriodIsThatOfTheSource() {
        books.award(2, 31, 20, null, Instant.parse("2026-10-31T12:00:00Z"));
        books.award(2, 32, 20, null, LATE);
        books.follow();

        assertThat(places(leaderboards.find(
                        "academy", new LeaderboardQuery(null, "month:2026-11", null, false, null, 50))))
                .hasSize(2);
        assertThat(places(leaderboards.find(
                        "academy", new LeaderboardQuery(null, "week:2026-W45", null, false, null, 50))))
                .containsExactly("1:32=20");
    }

    @Test
    void whatIsTakenBackIsGoneWhereItCounted() {
        books.award(1, 31, 20, 7L, OCTOBER);
        books.award(1, 32, 10, 7L, OCTOBER);
        books.follow();
        new Desk(DB, false)
                .call(corrections -> corrections.request(
                        new CorrectionDraft(
                                CorrectionKind.REVERSAL, "moodle", 31L, 1L, null, null, false, null, "test", null),
                        null));
        books.follow();

        for (Leaderboard board : List.of(find(null, null), find(7L, null), find(7L, "month:2026-10"))) {
            assertThat(places(board)).containsExactly("1:32=10");
            assertThat(board.learners()).isEqualTo(1);
        }
        assertThat(places(find(null, "month"))).isEmpty();
    }

    @Test
    void whatSomebodyBroughtAlongCountsInNoMonth() {
        new Desk(DB, false)
                .call(corrections -> corrections.request(
                        new CorrectionDraft(
                                CorrectionKind.OPENING_BALANCE,
                                "moodle",
                                31L,
                                null,
                                null,
                                300L,
                                false,
                                NOVEMBER,
                                "test",
                                null),
                        null));
        books.follow();

        assertThat(places(find(null, null))).containsExactly("1:31=300");
        assertThat(places(find(null, "month"))).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherThroughTies() {
        for (long learner = 1; learner <= 10; learner++) {
            books.award(1, learner, learner <= 6 ? 20 : 30 - learner, null, NOVEMBER);
        }
        books.follow();

        List<LeaderboardRow> all = new ArrayList<>();
        String cursor = null;
        do {
            Leaderboard page = leaderboards.find("moodle", new LeaderboardQuery(null, null, null, false, cursor, 3));
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(all).isEqualTo(find(null, null).items());
        assertThat(all)
                .extracting(LeaderboardRow::learner, LeaderboardRow::rank)
                .containsExactly(
                        tuple(7L, 1L),
                        tuple(8L, 2L),
                        tuple(9L, 3L),
                        tuple(1L, 4L),
                        tuple(2L, 4L),
                        tuple(3L, 4L),
                        tuple(4L, 4L),
                        tuple(5L, 4L),
                        tuple(6L, 4L),
                        tuple(10L, 4L));
    }

    @Test
    void whoLooksSeesThemselvesAndNobodyElsesName() {
        for (long learner = 1; learner <= 9; learner++) {
            books.award(1, learner, 100 - learner * 10, null, NOVEMBER);
        }
        books.follow();

        Leaderboard board = leaderboards.find("moodle", new LeaderboardQuery(null, null, 5L, true, null, 2));

        assertThat(board.items())
                .containsExactly(
                        new LeaderboardRow(3, null, 70, false),
                        new LeaderboardRow(4, null, 60, false),
                        new LeaderboardRow(5, 5L, 50, true),
                        new LeaderboardRow(6, null, 40, false),
                        new LeaderboardRow(7, null, 30, false));
        assertThat(catchThrowableOfType(
                                RocketException.class,
                                () -> leaderboards.find("moodle", new LeaderboardQuery(null, null, 77L, true, null, 2)))
                        .type())
                .isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void whoIsLeftOutIsNotCountedEither() {
        books.award(1, 31, 20, null, NOVEMBER);
        books.award(1, 32, 50, null, NOVEMBER);
        books.award(1, 33, 20, null, NOVEMBER);
        books.follow();

        assertThat(leaderboards.exclude("moodle", 32, "teacher")).isTrue();
        assertThat(leaderboards.exclude("moodle", 32, "teacher")).isFalse();
        assertThat(places(find(null, null))).containsExactly("1:31=20", "1:33=20");
        assertThat(find(null, null).learners()).isEqualTo(2);
        assertThat(leaderboards.exclusion("moodle", 32).orElseThrow().reason()).isEqualTo("teacher");
        assertThat(leaderboards.exclusion("moodle", 31)).isEmpty();
        leaderboards.exclude("moodle", 31, "asked for it");
        assertThat(places(find(null, null))).containsExactly("1:33=20");

        assertThat(leaderboards.include("moodle", 32)).isTrue();
        assertThat(leaderboards.include("moodle", 32)).isFalse();
        assertThat(places(find(null, null))).containsExactly("1:32=50", "2:33=20");
        assertThat(audit.actions())
                .containsExactly("leaderboard.exclude", "leaderboard.exclude", "leaderboard.include");
    }
}
