package org.rocketrewards.rules;

import java.util.regex.Pattern;

/** Names of rules, groups and campaigns: stable, and part of what is booked. */
final class RuleKey {
    /** The form of a key, for people. */
    static final String FORM =
            "starts with a lower-case letter or digit and goes on with those, \".\", \"_\" or \"-\", "
                    + "at most 100 characters";

    /** Rules of badge mappings are made from the mappings. */
    static final String RESERVED = "badge_mapping.";

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,99}");

    private RuleKey() {}

    static boolean valid(String key) {
        return KEY.matcher(key).matches();
    }
}
