package org.rocketrewards.it.oracle;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whom an event credits, or why nobody can be.
 *
 * @param learner the Moodle user id, 0 when a reversal names nobody
 * @param obstacles every reason that quarantines it; empty when it can be credited
 */
record Attribution(long learner, Set<String> obstacles) {
    static final long ADMINISTRATOR = 2;
    static final long GUEST = 1;

    static Attribution of(Rule rule, Fields fields) {
        Set<String> obstacles = new LinkedHashSet<>();
        long actor = fields.number("userid");
        long real = fields.number("realuserid");
        if (real > 0 && real != actor) {
            obstacles.add("logged_in_as");
        }
        return rule.constraint().takesBack().isPresent()
                ? ofReversal(rule, fields, obstacles)
                : ofAward(rule, fields, actor, obstacles);
    }

    private static Attribution ofReversal(Rule rule, Fields fields, Set<String> obstacles) {
        for (String field : rule.constraint().takesBack().orElseThrow().match()) {
            if (fields.find(field).isEmpty()) {
                obstacles.add("match_field_missing");
            }
        }
        long named = rule.learner().equals("relateduserid") ? Math.max(0, fields.number("relateduserid")) : 0;
        return new Attribution(named, obstacles);
    }

    private static Attribution ofAward(Rule rule, Fields fields, long actor, Set<String> obstacles) {
        long related = fields.number("relateduserid");
        boolean creditsActor = switch (rule.learner()) {
            case "userid" -> true;
            case "relateduserid" -> !fields.carries("relateduserid");
            case "relateduserid else userid" -> related <= 0;
            default -> throw new IllegalArgumentException(rule.learner());
        };
        long learner = creditsActor ? actor : related;
        if (creditsActor && rule.learner().equals("relateduserid") && actor == ADMINISTRATOR) {
            obstacles.add("actor_is_administrator");
        }
        if (creditsActor && fields.text("origin").equals("cli")) {
            obstacles.add("actor_is_cron");
        }
        if (learner <= 0) {
            obstacles.add("learner_missing");
        }
        if (learner == GUEST) {
            obstacles.add("learner_is_guest");
        }
        return new Attribution(learner, obstacles);
    }
}
