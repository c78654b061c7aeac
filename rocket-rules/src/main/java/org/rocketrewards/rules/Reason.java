package org.rocketrewards.rules;

import java.util.Locale;

/** Why a decision is as it is. The code is the same in the database, the API and the interface. */
public enum Reason {
    /** Points were awarded, or the badge that the rule issues. */
    AWARDED,
    /** The key is held by an earlier award. */
    ALREADY_AWARDED,
    /** The period is full. */
    CAP_REACHED,
    /** A filter does not match. */
    FILTER_NOT_MATCHED,
    /** A filter asks for a field that the delivery does not carry. */
    FILTER_FIELD_MISSING,
    /** The constraint's key cannot be formed from the fields carried. */
    KEY_FIELD_MISSING,
    /** The rule gives no points. */
    TRACKED,
    /** An award was taken back. */
    REVERSED,
    /** The award was taken back before, or its reversal arrived first. */
    REVERSED_ALREADY,
    /** There is no award that matches. */
    NOTHING_TO_REVERSE,
    /** A claim ended, but another one still holds the award. */
    STILL_CLAIMED;

    /** Lower-case name, as stored and answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
