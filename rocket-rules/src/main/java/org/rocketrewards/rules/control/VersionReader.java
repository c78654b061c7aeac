package org.rocketrewards.rules.control;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.rules.RuleSetVersion;

/** Reads what was published, without the rules. */
public final class VersionReader {
    private static final String FIND = SqlFile.read(VersionReader.class, "findVersions");

    private final Query query;

    /** Reads from this database. */
    public VersionReader(DataSource database) {
        this.query = new Query(database);
    }

    /** Versions below a number, newest first. */
    public List<RuleSetVersion> before(long version, int rows, Instant now) {
        return query.list(FIND, List.of(0L, version, rows), row -> version(row, now));
    }

    /** One version. */
    public Optional<RuleSetVersion> find(int version, Instant now) {
        return query.first(FIND, List.of((long) version, version + 1L, 1), row -> version(row, now));
    }

    private static RuleSetVersion version(Row row, Instant now) throws SQLException {
        Instant from = row.instant("effective_from");
        Instant until = row.instantOrNull("effective_until");
        return new RuleSetVersion(
                row.integer("version"),
                state(from, until, now),
                row.text("note"),
                row.instant("published_at"),
                row.text("published_by"),
                from,
                until,
                row.integerOrNull("restores"),
                row.integer("rules"));
    }

    private static String state(Instant from, @Nullable Instant until, Instant now) {
        if (from.equals(until)) {
            return "overtaken";
        }
        if (from.isAfter(now)) {
            return "scheduled";
        }
        return until == null || until.isAfter(now) ? "in_force" : "past";
    }
}
