package org.rocketrewards.rules.boundary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.control.RuleSetStore;

/** The published versions, for those who decide past events by them. */
public final class RuleSetHistory {
    private static final String BADGES = "SELECT r ->> 'key', max(coalesce(r ->> 'badge', '')) FROM rule_set"
            + " CROSS JOIN jsonb_array_elements(document -> 'rules') r GROUP BY 1";

    private final DataSource database;

    /** Reads from this database. */
    public RuleSetHistory(DataSource database) {
        this.database = database;
    }

    /**
     * The rules of a version.
     *
     * @throws IllegalArgumentException when there is no such version
     */
    public RuleSet version(int version) {
        try (Connection connection = database.getConnection()) {
            return new RuleSetStore(connection)
                    .find(version)
                    .orElseThrow(() -> new IllegalArgumentException("there is no version " + version));
        } catch (SQLException e) {
            throw new IllegalStateException("version " + version + " of the rule set cannot be read", e);
        }
    }

    /** The Rocket badge of every rule that was ever published, by the rule's key; empty where it has none. */
    public Map<String, String> badges() {
        Map<String, String> badges = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(BADGES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                badges.put(row.getString(1), row.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the published rules cannot be read", e);
        }
        return badges;
    }
}
