package org.rocketrewards.access.control;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.rocketrewards.access.Origin;
import org.rocketrewards.access.SessionRow;
import org.rocketrewards.database.Query;

/** The sessions of people in the database, so that they can be seen and ended wherever they are open. */
public final class SessionBook {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST_BROWSER = 200;
    /** How long a session that has ended is kept for a look back; who signed in when stays in the audit trail. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String COLUMNS =
            "SELECT id, person, opened_at, active_at, address, browser FROM person_session";

    private final DataSource database;

    /** The sessions of this database. */
    public SessionBook(DataSource database) {
        this.database = database;
    }

    /** Notes that a person signed in; the id of the session. */
    public String open(String person, Origin origin, String browser, Instant now) {
        byte[] bits = new byte[18];
        RANDOM.nextBytes(bits);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        write(
                "DELETE FROM person_session WHERE person = ? AND (ended_at < ? OR active_at < ?)",
                person,
                now.minus(KEPT),
                now.minus(KEPT));
        write(
                "INSERT INTO person_session (id, person, opened_at, active_at, address, browser)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                id,
                person,
                now,
                now,
                origin.address(),
                browser.substring(0, Math.min(LONGEST_BROWSER, browser.length())));
        return id;
    }

    /** Whether nobody has ended the session. */
    public boolean isOpen(String id, String person) {
        return !new Query(database)
                .list(
                        COLUMNS + " WHERE id = ? AND person = ? AND ended_at IS NULL",
                        List.of(id, person),
                        row -> row.text("id"))
                .isEmpty();
    }

    /** Notes that the person does something. */
    public void touch(String id, Instant now) {
        write("UPDATE person_session SET active_at = ? WHERE id = ? AND ended_at IS NULL", now, id);
    }

    /** The sessions in which something was done since, the latest first. */
    public List<SessionRow> find(Instant activeSince, Instant openedSince) {
        return new Query(database)
                .list(
                        COLUMNS + " WHERE ended_at IS NULL AND active_at > ? AND opened_at > ?"
                                + " ORDER BY active_at DESC, id",
                        List.of(activeSince, openedSince),
                        row -> new SessionRow(
                                row.text("id"),
                                row.text("person"),
                                row.instant("opened_at"),
                                row.instant("active_at"),
                                row.text("address"),
                                row.text("browser")));
    }

    /** Ends one; false when there is none open. */
    public boolean end(String id, String by, Instant now) {
        return write(
                        "UPDATE person_session SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL",
                        now,
                        by,
                        id)
                > 0;
    }

    /** Ends all of a person but one; how many there were. */
    public int endOthers(String person, String kept, String by, Instant now) {
        return write(
                "UPDATE person_session SET ended_at = ?, ended_by = ?"
                        + " WHERE person = ? AND id <> ? AND ended_at IS NULL",
                now,
                by,
                person,
                kept);
    }

    private int write(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the session cannot be noted", e);
        }
    }
}
