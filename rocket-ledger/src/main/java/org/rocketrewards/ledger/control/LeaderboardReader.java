package org.rocketrewards.ledger.control;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;

/**
 * Reads leaderboards. What a page costs depends on its size and on how many different numbers of points there are, not on
 * how many learners.
 */
public final class LeaderboardReader {
    private static final String FIND = SqlFile.read(LeaderboardReader.class, "findLeaderboard");
    private static final String PLACES = SqlFile.read(LeaderboardReader.class, "findPlaces");
    private static final String ABOVE = SqlFile.read(LeaderboardReader.class, "findPlacesAbove");
    private static final String PLACE = SqlFile.read(LeaderboardReader.class, "findPlace");
    private static final String MORE = SqlFile.read(LeaderboardReader.class, "countPlaces");
    private static final String TIES = SqlFile.read(LeaderboardReader.class, "countTies");

    private final Query query;

    /**
     * A leaderboard.
     *
     * @param id 0: nothing counts in it yet
     * @param asOf until when what was booked counts
     */
    public record Board(int id, @Nullable Instant asOf) {}

    /** A learner and their points. */
    public record Place(long learnerKey, long points) {}

    /** A place with its rank. */
    public record Ranked(long rank, Place place) {}

    /** Reads from this database. */
    public LeaderboardReader(DataSource database) {
        this.query = new Query(database);
    }

    /** The leaderboard of a source, course (0: all) and period. */
    public Board find(int sourceId, long courseId, String period) {
        return query.first(FIND, List.of(sourceId, courseId, period), row -> {
                    Integer id = row.integerOrNull("id");
                    return new Board(id == null ? 0 : id, row.instantOrNull("looked_at"));
                })
                .orElse(new Board(0, null));
    }

    /** How many learners have points. */
    public long learners(Board board) {
        return moreThan(board, 0);
    }

    /**
     * Places by points and learner.
     *
     * @param after the place before the first; null: from the top
     */
    public List<Ranked> places(Board board, @Nullable Place after, int rows) {
        long points = after == null ? Long.MAX_VALUE : after.points();
        long learner = after == null ? Long.MIN_VALUE : after.learnerKey();
        return ranked(
                board,
                query.list(PLACES, List.of(board.id(), points, points, learner, rows), LeaderboardReader::place));
    }

    /** A learner's place; empty without points. */
    public Optional<Place> place(Board board, long learnerKey) {
        return query.first(PLACE, List.of(board.id(), learnerKey), LeaderboardReader::place);
    }

    /** A place with as many above and below. */
    public List<Ranked> around(Board board, Place me, int each) {
        List<Place> places = new ArrayList<>(query.list(
                ABOVE, List.of(board.id(), me.points(), me.points(), me.learnerKey(), each), LeaderboardReader::place));
        Collections.reverse(places);
        places.add(me);
        places.addAll(query.list(
                PLACES,
                List.of(board.id(), me.points(), me.points(), me.learnerKey(), each),
                LeaderboardReader::place));
        return ranked(board, places);
    }

    private List<Ranked> ranked(Board board, List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        long highest = places.get(0).points();
        long lowest = places.get(places.size() - 1).points();
        Map<Long, Long> rankOf = new HashMap<>();
        long[] above = {moreThan(board, highest)};
        query.list(TIES, List.of(board.id(), lowest, highest), row -> {
            long points = row.number("points");
            rankOf.put(points, above[0] + 1);
            above[0] += row.number("learners");
            return points;
        });
        return places.stream()
                .map(place -> new Ranked(rankOf.getOrDefault(place.points(), above[0] + 1), place))
                .toList();
    }

    private long moreThan(Board board, long points) {
        return query.first(MORE, List.of(board.id(), points, board.id(), points), row -> row.number("learners"))
                .orElse(0L);
    }

    private static Place place(Row row) throws SQLException {
        return new Place(row.number("learner_key"), row.number("points"));
    }
}
