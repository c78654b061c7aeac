package org.rocketrewards.ingest.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that stand for forms of JSON texts in the rows of events. A form gets one when it has come up a few times;
 * until then, and beyond a limit that no honest sender reaches, texts are kept whole. Safe for several threads.
 */
public final class JsonForms {
    /** How many forms there may be, so that whoever sends other names each time does not fill the table. */
    static final int MOST = 10_000;

    private static final int WORTH_IT = 10;
    private static final int LONGEST_BYTES = 2_000;
    private static final int SEEN_AT_MOST = 1_000;
    private static final Integer NONE = 0;

    private final int worthIt;
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();

    /** Numbers for what comes up often enough to be worth one. */
    public JsonForms() {
        this(WORTH_IT);
    }

    /** Numbers for what comes up this many times. */
    JsonForms(int worthIt) {
        this.worthIt = worthIt;
    }

    /** The number of a form; null when it has none (yet). */
    @Nullable
    Integer find(String form) {
        Integer id = ids.get(form);
        if (id == null) {
            note(form);
            return null;
        }
        return id.equals(NONE) ? null : id;
    }

    private void note(String form) {
        if (ids.size() >= MOST || wanted.size() >= SEEN_AT_MOST) {
            return;
        }
        if (seen.size() >= SEEN_AT_MOST) {
            seen.clear();
        }
        if (seen.merge(form, 1, Integer::sum) >= worthIt) {
            wanted.add(form);
        }
    }

    /**
     * Gives a number to the forms that have come up often enough, if there are any.
     *
     * @param stored {@link #store} in a transaction that has committed when it returns, or rows could name what is not
     *     there
     */
    public void settle(Function<Collection<String>, Map<String, Integer>> stored) {
        if (!wanted.isEmpty()) {
            remember(stored.apply(takeWanted()));
        }
    }

    /** The forms that should get a number; whoever takes them stores them. */
    Collection<String> takeWanted() {
        Collection<String> taken = Set.copyOf(wanted);
        wanted.removeAll(taken);
        taken.forEach(seen::remove);
        return taken;
    }

    /**
     * Gives forms their numbers, in a transaction of the caller's. Those without one in the answer are too long or too
     * many.
     */
    public static Map<String, Integer> store(Connection connection, Collection<String> forms) throws SQLException {
        Object[] sorted = forms.stream().sorted().toArray();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO json_form (text)"
                + " SELECT n FROM unnest(?::text[]) n WHERE octet_length(n) <= ? AND n NOT IN (SELECT text FROM json_form)"
                + " AND (SELECT count(*) FROM json_form) < ? ORDER BY n ON CONFLICT DO NOTHING")) {
            insert.setArray(1, connection.createArrayOf("text", sorted));
            insert.setInt(2, LONGEST_BYTES);
            insert.setInt(3, MOST);
            insert.executeUpdate();
        }
        Map<String, Integer> stored = new HashMap<>();
        forms.forEach(form -> stored.put(form, NONE));
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, text FROM json_form WHERE text = ANY (?::text[])")) {
            select.setArray(1, connection.createArrayOf("text", sorted));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    stored.put(rows.getString(2), rows.getInt(1));
                }
            }
        }
        return stored;
    }

    /** Uses these numbers from now on. */
    void remember(Map<String, Integer> stored) {
        ids.putAll(stored);
    }

    /** Forgets all numbers: another database may have taken over that lacks the newest. */
    public void forget() {
        ids.clear();
    }
}
