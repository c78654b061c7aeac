package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.html.Anchor;
import org.jspecify.annotations.Nullable;

/** Ways to the rules. */
public final class RulesNavigation {
    static final String PATH = "rules";
    static final String VERSIONS = PATH + "/versions";
    static final String COMPARE = PATH + "/compare";
    static final String DRAFT = PATH + "/draft";
    static final String EDIT = DRAFT + "/rule";
    static final String PUBLISH = DRAFT + "/publish";
    static final String SIMULATIONS = PATH + "/simulations";
    static final String IN_FORCE = PATH + "/key";
    static final String KEY = ":key([a-z0-9][a-z0-9_.-]{0,99})";
    static final String NUMBER = "([0-9]{1,9})";

    private RulesNavigation() {}

    /** A link to a rule of the version in force. */
    public static Anchor to(String rule, String text) {
        return new Anchor(path(rule), text);
    }

    /** The address of a rule of the version in force. */
    public static String path(String rule) {
        return IN_FORCE + "/" + rule;
    }

    /** A link to a published version. */
    public static Anchor toVersion(int version, String text) {
        return new Anchor(VERSIONS + "/" + version, text);
    }

    /** A link to the simulations, with the rules to try chosen. */
    static Anchor toSimulations(String ruleSet, String text) {
        return new Anchor(SIMULATIONS + "?rules=" + ruleSet, text);
    }

    static String rule(int version, String key) {
        return VERSIONS + "/" + version + "/" + key;
    }

    static String edit(String key) {
        return EDIT + "/" + key;
    }

    static String compare(String from, String to) {
        return COMPARE + "?from=" + from + "&to=" + to;
    }

    static String simulation(@Nullable Integer id) {
        return id == null ? SIMULATIONS : SIMULATIONS + "/" + id;
    }
}
