package org.rocketrewards.badges.control;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.badges.BadgeThresholdRow;
import org.rocketrewards.badges.Picture;
import org.rocketrewards.badges.RocketBadgeRow;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;

/** Rocket badges and the thresholds that bring them, in the caller's transaction. */
public final class BadgeStore {
    private static final String COLUMNS = "key, name, description, criteria, picture_type, created_at, created_by,"
            + " changed_at, changed_by, version";
    private static final String ALL = "SELECT " + COLUMNS + " FROM rocket_badge ORDER BY key";
    private static final String FIND = "SELECT " + COLUMNS + " FROM rocket_badge WHERE key = ?";
    private static final String CREATE = "INSERT INTO rocket_badge (key, name, description, criteria, created_at,"
            + " created_by) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING " + COLUMNS;
    private static final String CHANGE = "UPDATE rocket_badge SET name = ?, description = ?, criteria = ?,"
            + " changed_at = ?, changed_by = ?, version = version + 1 WHERE key = ? AND version = ? RETURNING "
            + COLUMNS;
    private static final String SET_PICTURE = "UPDATE rocket_badge SET picture = ?, picture_type = CAST(? AS text),"
            + " changed_at = ?, changed_by = ?, version = version + 1 WHERE key = ? AND version = ? RETURNING "
            + COLUMNS;
    private static final String PICTURE =
            "SELECT picture_type, picture FROM rocket_badge WHERE key = ? AND picture IS NOT NULL";
    private static final String THRESHOLDS = SqlFile.read(BadgeStore.class, "findThresholds");
    private static final String ADD_THRESHOLD = SqlFile.read(BadgeStore.class, "addThreshold");
    private static final String DISABLE_THRESHOLD = "UPDATE badge_threshold SET enabled = false, version = version + 1"
            + " WHERE id = ? AND enabled RETURNING id";

    private final Query query;

    /** Works on this database. */
    public BadgeStore(DataSource database) {
        this.query = new Query(database);
    }

    /** All badges by key. */
    public List<RocketBadgeRow> all() {
        return query.list(ALL, List.of(), BadgeStore::badge);
    }

    /** The badge of a key. */
    public Optional<RocketBadgeRow> find(String key) {
        return query.first(FIND, List.of(key), BadgeStore::badge);
    }

    /** Makes a badge; empty when there is one of that key. */
    public Optional<RocketBadgeRow> create(
            String key, String name, String description, String criteria, Instant now, String by) {
        return query.first(CREATE, List.of(key, name, description, criteria, now, by), BadgeStore::badge);
    }

    /** Changes a badge; empty when it is not in this state any more. */
    public Optional<RocketBadgeRow> change(
            String key, long version, String name, String description, String criteria, Instant now, String by) {
        return query.first(CHANGE, List.of(name, description, criteria, now, by, key, version), BadgeStore::badge);
    }

    /** Sets or takes away the picture; empty when the badge is not in this state any more. */
    public Optional<RocketBadgeRow> setPicture(
            String key, long version, @Nullable Picture picture, Instant now, String by) {
        return query.first(
                SET_PICTURE,
                Arrays.asList(
                        picture == null ? null : picture.bytes(),
                        picture == null ? null : picture.type(),
                        now,
                        by,
                        key,
                        version),
                BadgeStore::badge);
    }

    /** The picture of a badge. */
    public Optional<Picture> picture(String key) {
        return query.first(PICTURE, List.of(key), row -> new Picture(row.text("picture_type"), row.bytes("picture")));
    }

    /** All thresholds in the order in which they were made. */
    public List<BadgeThresholdRow> thresholds() {
        return query.list(THRESHOLDS, List.of(), BadgeStore::threshold);
    }

    /** Adds a threshold; empty when an enabled one is there for the same badge and source. */
    public Optional<Integer> addThreshold(
            @Nullable Integer sourceId, String badge, long points, boolean revocable, Instant now, String by) {
        return query.first(
                ADD_THRESHOLD, Arrays.asList(sourceId, points, revocable, now, by, badge), row -> row.integer("id"));
    }

    /** Disables a threshold; tells whether it was enabled. */
    public boolean disableThreshold(int id) {
        return query.first(DISABLE_THRESHOLD, List.of(id), row -> row.integer("id"))
                .isPresent();
    }

    private static RocketBadgeRow badge(Row row) throws SQLException {
        return new RocketBadgeRow(
                row.text("key"),
                row.text("name"),
                row.text("description"),
                row.text("criteria"),
                row.textOrNull("picture_type"),
                row.instant("created_at"),
                row.text("created_by"),
                row.instantOrNull("changed_at"),
                row.textOrNull("changed_by"),
                row.integer("version"));
    }

    private static BadgeThresholdRow threshold(Row row) throws SQLException {
        return new BadgeThresholdRow(
                row.integer("id"),
                row.textOrNull("source"),
                row.text("badge"),
                row.number("points"),
                row.integer("revocable") == 1,
                row.integer("enabled") == 1,
                row.instant("created_at"),
                row.text("created_by"));
    }
}
