package org.rocketrewards.access;

import java.util.Locale;

/** Why a new password is not good enough. */
public enum PasswordFault {
    /** Fewer than 12 characters. */
    TOO_SHORT,
    /** More than 200 characters: nobody types that, and hashing it costs. */
    TOO_LONG,
    /** Little is left of it without the person's own name. */
    NAMES_PERSON,
    /** Little is left of it without the product's name. */
    NAMES_PRODUCT,
    /** Little is left of it without the commonest passwords. */
    TOO_COMMON,
    /** In a list of passwords that were made public by leaks, or a word of it with a few figures around. */
    BREACHED,
    /** A run along the alphabet or the digits, or hardly any different characters. */
    TOO_SIMPLE,
    /** The same as the current one. */
    UNCHANGED;

    /** Lower-case name, part of the text's key in the interface. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
