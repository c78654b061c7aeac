package org.rocketrewards.database;

import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The current row of a {@link Query}: columns by label, as the types that the rest of Rocket uses. */
public final class Row {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /** A text that is never null in the database. */
    public String text(String column) throws SQLException {
        return Objects.requireNonNull(result.getString(column), column);
    }

    /** A text, or null. */
    public @Nullable String textOrNull(String column) throws SQLException {
        return result.getString(column);
    }

    /** A whole number that is never null in the database. */
    public long number(String column) throws SQLException {
        return result.getLong(column);
    }

    /** A whole number of at most 32 bits that is never null in the database. */
    public int integer(String column) throws SQLException {
        return result.getInt(column);
    }

    /** A whole number, or null. */
    public @Nullable Long numberOrNull(String column) throws SQLException {
        long number = result.getLong(column);
        return result.wasNull() ? null : number;
    }

    /** A whole number of at most 32 bits, or null. */
    public @Nullable Integer integerOrNull(String column) throws SQLException {
        int number = result.getInt(column);
        return result.wasNull() ? null : number;
    }

    /** An instant that is never null in the database. */
    public Instant instant(String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(column), column);
    }

    /** An instant, or null. */
    public @Nullable Instant instantOrNull(String column) throws SQLException {
        OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A JSON document, or null. */
    public @Nullable JsonValue jsonOrNull(String column) throws SQLException {
        String text = result.getString(column);
        if (text == null) {
            return null;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    /** Bytes that are never null in the database. */
    public byte[] bytes(String column) throws SQLException {
        return Objects.requireNonNull(result.getBytes(column), column);
    }
}
