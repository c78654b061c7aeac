package org.rocketrewards.ingest.control;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells what is to be done about a batch that failed. */
public final class Failures {
    private Failures() {}

    /** Whether trying the same again may well succeed: serialization, deadlock, lock not available, made meanwhile. */
    public static boolean worthRetrying(Throwable failure) {
        String state = state(failure);
        return state != null && (state.startsWith("40") || state.equals("55P03") || state.equals("42P07"));
    }

    /** Whether there was no partition for a row: retention dropped the month since it was last looked for. */
    public static boolean monthMissing(Throwable failure) {
        return "23514".equals(state(failure));
    }

    /** Whether the database, rather than the batch, is to blame. */
    public static boolean databaseAway(Throwable failure) {
        SQLException cause = sqlException(failure);
        if (cause == null) {
            return false;
        }
        String state = cause.getSQLState();
        // without a state it comes from the connection pool, which has no connection to give
        return state == null
                || cause instanceof SQLTransientException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.equals("25006");
    }

    /** One line about the cause, without data. */
    public static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String state = state(failure);
        return state == null ? root.getClass().getSimpleName() : "SQLSTATE " + state;
    }

    private static @Nullable String state(Throwable failure) {
        SQLException cause = sqlException(failure);
        return cause == null ? null : cause.getSQLState();
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
            if (cause.getCause() == cause) {
                break;
            }
        }
        return null;
    }
}
