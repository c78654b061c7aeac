package org.rocketrewards.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Passes columns of values to statements that {@code unnest} them. Numbers without gaps go as primitive arrays, which
 * the driver sends as they are; everything else it turns into text, value by value.
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
        Object primitive = switch (type) {
            case "bigint" -> longs(values);
            case "integer" -> integers(values);
            default -> null;
        };
        if (primitive != null) {
            statement.setObject(parameter, primitive);
        } else if (type.equals("bytea")) {
            byte[][] binaries = new byte[values.length][];
            for (int i = 0; i < values.length; i++) {
                binaries[i] = (byte[]) values[i];
            }
            statement.setArray(parameter, statement.getConnection().createArrayOf(type, binaries));
        } else {
            statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
        }
    }

    private static long @Nullable [] longs(@Nullable Object[] values) {
        long[] numbers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] instanceof Number number)) {
                return null;
            }
            numbers[i] = number.longValue();
        }
        return numbers;
    }

    private static int @Nullable [] integers(@Nullable Object[] values) {
        int[] numbers = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] instanceof Integer number)) {
                return null;
            }
            numbers[i] = number;
        }
        return numbers;
    }
}
