package org.rocketrewards.badges.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.rocketrewards.database.Query;

/** The badges that Rocket issues. */
@Stateless
public class RocketBadges {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    /** Keys of all of them, for those who check what a rule issues. */
    @PermitAll
    public Set<String> keys() {
        return new Query(database)
                .list("SELECT key FROM rocket_badge", List.of(), row -> row.text("key")).stream()
                        .collect(Collectors.toUnmodifiableSet());
    }
}
