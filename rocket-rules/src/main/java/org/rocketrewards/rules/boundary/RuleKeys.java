package org.rocketrewards.rules.boundary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;

/** The short numbers that stand for rule keys in hot tables; immutable. */
public final class RuleKeys {
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, String> keys = new HashMap<>();

    private RuleKeys() {}

    /** Reads all numbers, after giving one to each rule that a set has or names and that has none. */
    public static RuleKeys load(Connection connection, RuleSet ruleSet) throws SQLException {
        return ofSets(connection, List.of(ruleSet));
    }

    /** Reads all numbers, after giving one to each rule that one of the sets has or names and that has none. */
    public static RuleKeys ofSets(Connection connection, List<RuleSet> ruleSets) throws SQLException {
        Set<String> wanted = new LinkedHashSet<>();
        for (RuleSet ruleSet : ruleSets) {
            for (Rule rule : ruleSet.rules()) {
                wanted.add(rule.key());
                wanted.addAll(rule.replaces());
            }
        }
        return load(connection, wanted);
    }

    /** Reads all numbers, after giving one to each of {@code wanted} that has none. */
    public static RuleKeys load(Connection connection, Collection<String> wanted) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO rule_key (key) SELECT k FROM unnest(?::text[]) k"
                        + " WHERE k NOT IN (SELECT key FROM rule_key) ORDER BY k ON CONFLICT DO NOTHING")) {
            insert.setArray(1, connection.createArrayOf("text", wanted.toArray()));
            insert.executeUpdate();
        }
        RuleKeys all = new RuleKeys();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, key FROM rule_key");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.ids.put(rows.getString(2), rows.getInt(1));
                all.keys.put(rows.getInt(1), rows.getString(2));
            }
        }
        return all;
    }

    /**
     * The number of a key.
     *
     * @throws IllegalArgumentException when it has none
     */
    public int id(String key) {
        Integer id = ids.get(key);
        if (id == null) {
            throw new IllegalArgumentException("rule " + key + " has no number yet");
        }
        return id;
    }

    /** The key of a number; null when there is none. */
    public @Nullable String key(int id) {
        return keys.get(id);
    }
}
