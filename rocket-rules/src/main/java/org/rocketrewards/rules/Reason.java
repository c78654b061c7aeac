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
    STILL_CLAIMED,
    /** The points cap of the period is used up. */
    POINTS_CAP_REACHED,
    /** Another award is too near in time. */
    COOLING_DOWN,
    /** The event happened before the rule began to hold or after it ended. */
    NOT_VALID_THEN,
    /** Another rule of the group comes first. */
    NOT_FIRST_OF_GROUP,
    /** Another rule stands in for this one. */
    REPLACED,
    /** The field that says how many points is not carried, or is no number. */
    POINTS_FIELD_MISSING,
    /** The table of points does not have the value. */
    NOT_IN_POINTS_TABLE,
    /** What a campaign added to the award before this line. */
    CAMPAIGN;

    /** Lower-case name, as stored and answered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
