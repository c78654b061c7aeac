package org.rocketrewards.model.access;

import java.util.Locale;

/** What a person or an API key may do. */
public enum Role {
    /** Everything, people and settings included. */
    ADMIN,
    /** Runs the system: sources, tokens, allowlists, replay, imports. */
    OPERATOR,
    /** Reads everything and changes nothing. */
    AUDITOR;

    /** Name of {@link #ADMIN} for {@code @RolesAllowed}. */
    public static final String ADMIN_ROLE = "admin";
    /** Name of {@link #OPERATOR} for {@code @RolesAllowed}. */
    public static final String OPERATOR_ROLE = "operator";
    /** Name of {@link #AUDITOR} for {@code @RolesAllowed}. */
    public static final String AUDITOR_ROLE = "auditor";

    /** Lower-case name, as stored and as the container knows it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of a code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
