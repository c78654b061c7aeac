package org.rocketrewards.database;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Finds sources by the name that addresses and filters use; for modules that do not own them. */
public final class SourceNames {
    private static final Pattern POSSIBLE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Query query;

    /** Looks into this database. */
    public SourceNames(DataSource database) {
        this.query = new Query(database);
    }

    /** The id of the source of this name, enabled or not. */
    public Optional<Integer> idOf(String name) {
        if (!POSSIBLE.matcher(name).matches()) {
            return Optional.empty();
        }
        return query.first("SELECT id FROM source WHERE name = ?", List.of(name), row -> row.integer("id"));
    }
}
