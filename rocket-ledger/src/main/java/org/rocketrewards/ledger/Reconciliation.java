package org.rocketrewards.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the books agree with themselves. Differences are listed, never mended.
 *
 * @param at when it was looked
 * @param balanced whether every check holds
 * @param totals what the accounts hold in all; they add up to nothing
 * @param checks by name
 */
public record Reconciliation(Instant at, boolean balanced, Totals totals, List<Check> checks) {
    /** Copies the checks. */
    public Reconciliation {
        checks = List.copyOf(checks);
    }

    /**
     * Points by account.
     *
     * @param accounts how many learners have one
     * @param entries how many entries there are
     * @param learners what learners have together
     * @param issuance negative: awards less reversals; so with the others
     */
    public record Totals(
            long accounts, long entries, long learners, long issuance, long adjustment, long expiry, long imported) {}

    /**
     * One thing that must hold.
     *
     * @param name of the statement
     * @param meaning what it holds
     * @param state {@code holds}, {@code broken}, or {@code given_up} when it takes too long here; `rocket verify` does not
     * @param differences the first rows that break it
     * @param more whether there are more of them
     */
    public record Check(
            String name, String meaning, String state, List<Map<String, @Nullable String>> differences, boolean more) {
        /** Copies the differences. */
        public Check {
            differences = List.copyOf(differences);
        }
    }
}
