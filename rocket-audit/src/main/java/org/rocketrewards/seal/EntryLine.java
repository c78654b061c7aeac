package org.rocketrewards.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger as it is sealed. Its {@link #bytes()} are what is hashed and what an export carries.
 *
 * @param no place in the learner's account
 * @param occurredAt UTC with six digits behind the second, as {@link #SELECT} gives it
 * @param rule the rule's key
 */
public record EntryLine(
        long id,
        long account,
        long no,
        String kind,
        long from,
        long to,
        long amount,
        long balance,
        String occurredAt,
        String bookedAt,
        @Nullable Long event,
        @Nullable String rule,
        @Nullable Long ruleSet,
        @Nullable Long reverses) {

    /** Version of the form; a line of another form has another number. */
    public static final int VERSION = 1;

    /** Selects what {@link #read} reads; to be followed by a condition on {@code e}. */
    public static final String SELECT = "SELECT e.id, e.learner_key, e.entry_no, e.kind, e.from_account, e.to_account,"
            + " e.amount, e.balance, " + Instants.utc("e.occurred_at") + ", " + Instants.utc("e.booked_at")
            + ", e.event_id, k.key, e.rule_set_version, e.reverses_entry_no"
            + " FROM entry e LEFT JOIN rule_key k ON k.id = e.rule_id ";

    /** Reads the current row. */
    public static EntryLine read(ResultSet row) throws SQLException {
        return new EntryLine(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getString(9),
                row.getString(10),
                optional(row, 11),
                row.getString(12),
                optional(row, 13),
                optional(row, 14));
    }

    /** The same entry under another number, to find out what was exchanged. */
    public EntryLine withId(long otherId) {
        return at(otherId, no);
    }

    /** The same entry at another place of an account. */
    public EntryLine at(long otherId, long otherNo) {
        return new EntryLine(
                otherId,
                account,
                otherNo,
                kind,
                from,
                to,
                amount,
                balance,
                occurredAt,
                bookedAt,
                event,
                rule,
                ruleSet,
                reverses);
    }

    /** What is hashed. */
    public byte[] bytes() {
        return new LineWriter(VERSION, "entry", id)
                .number("account", account)
                .number("no", no)
                .text("kind", kind)
                .number("from", from)
                .number("to", to)
                .number("amount", amount)
                .number("balance", balance)
                .text("occurredAt", occurredAt)
                .text("bookedAt", bookedAt)
                .number("event", event)
                .text("rule", rule)
                .number("ruleSet", ruleSet)
                .number("reverses", reverses)
                .bytes();
    }

    /** The hash of this line. */
    public byte[] hash() {
        return Merkle.leaf(bytes());
    }

    private static @Nullable Long optional(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
