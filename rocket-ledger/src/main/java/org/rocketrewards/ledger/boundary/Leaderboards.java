package org.rocketrewards.ledger.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.audit.boundary.SensitiveRead;
import org.rocketrewards.database.Query;
import org.rocketrewards.ledger.ExclusionRow;
import org.rocketrewards.ledger.Leaderboard;
import org.rocketrewards.ledger.LeaderboardPeriod;
import org.rocketrewards.ledger.LeaderboardQuery;
import org.rocketrewards.ledger.LeaderboardRow;
import org.rocketrewards.ledger.control.Exclusions;
import org.rocketrewards.ledger.control.LeaderboardReader;
import org.rocketrewards.ledger.control.LeaderboardReader.Board;
import org.rocketrewards.ledger.control.LeaderboardReader.Place;
import org.rocketrewards.ledger.control.LeaderboardReader.Ranked;
import org.rocketrewards.ledger.control.PlaceCursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;

/** Who has how many points, by source, course and period; a few seconds behind the books. */
@Stateless
@RefusalsOnRecord("leaderboard")
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Leaderboards {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    private record Source(int id, ZoneId zone) {}

    /**
     * A part of a leaderboard.
     *
     * @throws RocketException {@code not_found} when there is no such source, or when it is asked for around a learner
     *     without points in it, or who is left out; {@code invalid_parameter}
     */
    @SensitiveRead("leaderboard")
    public Leaderboard find(String sourceName, LeaderboardQuery query) {
        Source source = source(sourceName);
        Long course = query.course();
        if (course != null && course < 1) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER, "course is the id of a Moodle course.", Map.of("field", "course"));
        }
        LeaderboardPeriod period =
                LeaderboardPeriod.of(query.period(), LocalDate.ofInstant(clock.instant(), source.zone()));
        Place after = PlaceCursor.place(query.cursor());
        int limit = Page.requireLimit(query.limit());
        LeaderboardReader reader = new LeaderboardReader(database);
        Board board = reader.find(source.id(), course == null ? 0 : course, period.code());
        List<Ranked> ranked;
        String next = null;
        Long me = query.around();
        if (me == null) {
            List<Ranked> found = reader.places(board, after, limit + 1);
            ranked = found.subList(0, Math.min(limit, found.size()));
            next = found.size() > limit ? PlaceCursor.of(found.get(limit - 1).place()) : null;
        } else {
            ranked = reader.around(board, myPlace(reader, board, key(source, me)), limit);
        }
        List<LeaderboardRow> items =
                ranked.stream().map(place -> row(place, me, query.anonymous())).toList();
        return new Leaderboard(sourceName, course, period.code(), reader.learners(board), board.asOf(), items, next);
    }

    /** Why a learner is left out of leaderboards; empty when they are not. */
    @SensitiveRead("leaderboard_exclusion")
    public Optional<ExclusionRow> exclusion(String sourceName, long learner) {
        return new Exclusions(database).find(sourceName, key(source(sourceName), learner));
    }

    /**
     * Leaves a learner out of every leaderboard.
     *
     * @return false when they are left out already
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public boolean exclude(String sourceName, long learner, String reason) {
        boolean excluded = new Exclusions(database)
                .add(
                        key(source(sourceName), learner),
                        reason,
                        session.getCallerPrincipal().getName(),
                        clock.instant());
        if (excluded) {
            audit.record(AuditEntry.of("leaderboard.exclude", "learner", sourceName + '/' + learner)
                    .because(reason)
                    .withAfter(Json.createObjectBuilder().add("excluded", true).build()));
        }
        return excluded;
    }

    /**
     * Shows a learner in leaderboards again.
     *
     * @return false when they are shown already
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public boolean include(String sourceName, long learner) {
        boolean included = new Exclusions(database).remove(key(source(sourceName), learner));
        if (included) {
            audit.record(AuditEntry.of("leaderboard.include", "learner", sourceName + '/' + learner)
                    .withBefore(Json.createObjectBuilder().add("excluded", true).build())
                    .withAfter(Json.createObjectBuilder().add("excluded", false).build()));
        }
        return included;
    }

    private static Place myPlace(LeaderboardReader reader, Board board, long learnerKey) {
        return reader.place(board, learnerKey)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "The learner has no points in this leaderboard, or is left out."));
    }

    private static LeaderboardRow row(Ranked ranked, @Nullable Long me, boolean anonymous) {
        long learner = UserKey.userOf(ranked.place().learnerKey());
        boolean isMe = me != null && me == learner;
        return new LeaderboardRow(
                ranked.rank(),
                anonymous && !isMe ? null : learner,
                ranked.place().points(),
                isMe);
    }

    private Source source(String name) {
        return new Query(database)
                .first(
                        "SELECT id, time_zone FROM source WHERE name = ?",
                        List.of(name),
                        row -> new Source(row.integer("id"), ZoneId.of(row.text("time_zone"))))
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "There is no source of that name; GET /api/v1/sources lists them."));
    }

    private static long key(Source source, long learner) {
        if (learner < 1 || learner >= UserKey.ID_LIMIT) {
            throw new RocketException(ProblemType.NOT_FOUND, "No learner has the user id " + learner + ".");
        }
        return UserKey.of(source.id(), learner);
    }
}
