package org.rocketrewards.rules.evaluation;

import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.DeliveryFlag;
import org.rocketrewards.rules.LearnerField;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.SourceTraits;

/**
 * Whose event it is: a learner, or the reason why nobody can be credited.
 *
 * @param learner Moodle user id, positive; null when nobody can be credited
 * @param flags bits of {@link DeliveryFlag}
 * @param quarantine why nobody can be credited; null when there is a learner
 */
record Attribution(
        @Nullable Long learner, int flags, @Nullable String quarantine) {
    static final String RELATED = "relateduserid";

    /** The support acted in the learner's name: never the learner's own doing. */
    static boolean loggedInAs(LearningEvent event) {
        Long real = event.number("realuserid");
        return real != null && real > 0 && real != event.userId();
    }

    /** Finds the learner of an award. */
    static Attribution of(LearnerField field, LearningEvent event, SourceTraits source) {
        return switch (field) {
            case USERID -> actor(event, source, 0);
            case RELATEDUSERID -> related(event, source);
            case RELATEDUSERID_ELSE_USERID -> {
                Long related = event.number(RELATED);
                yield related != null && related > 0 ? credited(related, source, 0) : actor(event, source, 0);
            }
            case LOOKUP -> quarantined("learner_missing");
        };
    }

    /** The learner whom a reversal names, as its type says; null when it names none. */
    static @Nullable Long named(LearnerField field, LearningEvent event) {
        Long related = event.number(RELATED);
        boolean hasRelated = related != null && related > 0;
        return switch (field) {
            case USERID -> event.userId() > 0 ? Long.valueOf(event.userId()) : null;
            case RELATEDUSERID -> hasRelated ? related : null;
            case RELATEDUSERID_ELSE_USERID ->
                hasRelated ? related : event.userId() > 0 ? Long.valueOf(event.userId()) : null;
            case LOOKUP -> null;
        };
    }

    private static Attribution related(LearningEvent event, SourceTraits source) {
        if (event.carries(RELATED)) {
            Long related = event.number(RELATED);
            return related != null && related > 0 ? credited(related, source, 0) : quarantined("learner_missing");
        }
        if (source.strict()) {
            return quarantined("learner_missing");
        }
        if (source.administrators().contains(event.userId())) {
            return quarantined("actor_is_administrator");
        }
        return actor(event, source, DeliveryFlag.ATTRIBUTED_TO_ACTOR.bit());
    }

    private static Attribution actor(LearningEvent event, SourceTraits source, int flags) {
        if (event.userId() <= 0) {
            return quarantined("learner_missing");
        }
        // The command line and cron act as the first administrator, whoever the event is about.
        if ("cli".equals(event.field("origin"))) {
            return quarantined("actor_is_cron");
        }
        return credited(event.userId(), source, flags);
    }

    private static Attribution credited(long learner, SourceTraits source, int flags) {
        return source.guests().contains(learner)
                ? quarantined("learner_is_guest")
                : new Attribution(learner, flags, null);
    }

    private static Attribution quarantined(String reason) {
        return new Attribution(null, 0, reason);
    }
}
