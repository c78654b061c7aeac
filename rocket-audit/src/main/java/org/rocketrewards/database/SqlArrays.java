package org.rocketrewards.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Passes columns of values to statements that {@code unnest} them. Arrays of one class of elements go to the server as
 * they are; arrays of anything the driver turns into text, value by value, and the server back.
 */
public final class SqlArrays {
    private SqlArrays() {}

    /**
     * Sets a parameter to an array.
     *
     * @param type SQL type of the elements: {@code bigint} for Long, {@code integer} for Integer, {@code bytea} for
     *     byte[], {@code text} for String
     */
    public static void set(PreparedStatement statement, int parameter, String type, @Nullable Object[] values)
            throws SQLException {
        Object[] elements = switch (type) {
            case "bigint" -> each(values, Long[]::new, value -> ((Number) value).longValue());
            case "integer" -> each(values, Integer[]::new, value -> ((Number) value).intValue());
            case "bytea" -> each(values, byte[][]::new, value -> (byte[]) value);
            case "text" -> each(values, String[]::new, Object::toString);
            default -> values;
        };
        statement.setArray(parameter, statement.getConnection().createArrayOf(type, elements));
    }

    private static <T> @Nullable T[] each(
            @Nullable Object[] values, IntFunction<@Nullable T[]> array, Function<Object, T> element) {
        @Nullable T[] elements = array.apply(values.length);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            elements[i] = value == null ? null : element.apply(value);
        }
        return elements;
    }
}
