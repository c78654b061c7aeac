package org.rocketrewards.ledger;

import java.util.Locale;

/**
 * The other side of every learner's entry. Their numbers lie below every learner's key; their balances are derived
 * from the entries, so that no row is hot.
 */
public enum SystemAccount {
    /** Where awards come from and reversals go back to. */
    ISSUANCE(1),
    /** Corrections by people. */
    ADJUSTMENT(2),
    /** Where expired points go. */
    EXPIRY(3),
    /** Where opening balances come from. */
    IMPORT(4);

    private final long number;

    SystemAccount(long number) {
        this.number = number;
    }

    /** The account's number in entries. */
    public long number() {
        return number;
    }

    /**
     * The account of a number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static SystemAccount of(long number) {
        for (SystemAccount account : values()) {
            if (account.number == number) {
                return account;
            }
        }
        throw new IllegalArgumentException("no system account has the number " + number);
    }

    /** Lower-case name, as answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
