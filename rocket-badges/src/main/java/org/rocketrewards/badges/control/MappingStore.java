package org.rocketrewards.badges.control;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.badges.BadgeMappingDraft;
import org.rocketrewards.badges.BadgeMappingRow;
import org.rocketrewards.badges.MappedBadge;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;

/** Badge mappings and Rocket badges, in the caller's transaction. */
public final class MappingStore {
    private static final String FIND = SqlFile.read(MappingStore.class, "findMappings");
    private static final String ADD = SqlFile.read(MappingStore.class, "addMapping");
    private static final String ADD_BADGE = SqlFile.read(MappingStore.class, "addRocketBadge");
    private static final String DISABLE = SqlFile.read(MappingStore.class, "disableMapping");
    private static final String RULE = "badge_mapping.";

    private final Query query;

    /** Works on this database. */
    public MappingStore(DataSource database) {
        this.query = new Query(database);
    }

    /** All mappings in the order in which they were made. */
    public List<BadgeMappingRow> all() {
        return query.list(FIND, Arrays.asList(null, null), MappingStore::row);
    }

    /** One mapping. */
    public Optional<BadgeMappingRow> find(int id) {
        return query.first(FIND, List.of(id, id), MappingStore::row);
    }

    /** All mappings, disabled ones too, as those need them who award by them. */
    public List<MappedBadge> mapped() {
        return query.list(
                FIND,
                Arrays.asList(null, null),
                row -> new MappedBadge(
                        RULE + row.integer("id"),
                        row.integerOrNull("source_id"),
                        row.text("badge_id"),
                        row.number("award_points"),
                        row.textOrNull("rocket_badge"),
                        row.integer("enabled") == 1));
    }

    /** Makes a Rocket badge of this key unless there is one; tells whether it did. */
    public boolean addBadge(String key, String by, Instant now) {
        return query.first(ADD_BADGE, List.of(key, key, now, by), row -> row.integer("id"))
                .isPresent();
    }

    /** Adds a mapping; empty when an enabled one is there for the same badge and source. */
    public Optional<Integer> add(@Nullable Integer sourceId, BadgeMappingDraft draft, String by, Instant now) {
        return query.first(
                ADD,
                Arrays.asList(sourceId, draft.badgeId(), draft.awardPoints(), draft.rocketBadge(), now, by),
                row -> row.integer("id"));
    }

    /** Disables a mapping; tells whether it was enabled. */
    public boolean disable(int id) {
        return query.first(DISABLE, List.of(id), row -> row.integer("id")).isPresent();
    }

    private static BadgeMappingRow row(Row row) throws SQLException {
        return new BadgeMappingRow(
                row.integer("id"),
                row.textOrNull("source"),
                row.text("badge_id"),
                row.number("award_points"),
                row.textOrNull("rocket_badge"),
                RULE + row.integer("id"),
                row.integer("enabled") == 1,
                row.instant("created_at"),
                row.text("created_by"),
                row.integer("version"));
    }
}
