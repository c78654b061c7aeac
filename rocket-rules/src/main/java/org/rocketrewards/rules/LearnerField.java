package org.rocketrewards.rules;

/** Where an event type names its learner. There is no single rule in Moodle: each type has its own. */
public enum LearnerField {
    /** The one who acts is the learner. */
    USERID("userid"),
    /** The other user is the learner; the one who acts may be staff or cron. */
    RELATEDUSERID("relateduserid"),
    /** The first of the two that is a positive id. */
    RELATEDUSERID_ELSE_USERID("relateduserid else userid"),
    /** The payload does not name the learner: a reversal finds the award by its object. */
    LOOKUP("lookup");

    private final String code;

    LearnerField(String code) {
        this.code = code;
    }

    /** As written in the catalogue and in rule files. */
    public String code() {
        return code;
    }

    /**
     * Reads a code.
     *
     * @throws IllegalArgumentException when there is no such code
     */
    public static LearnerField of(String code) {
        for (LearnerField field : values()) {
            if (field.code.equals(code)) {
                return field;
            }
        }
        throw new IllegalArgumentException("no learner field \"" + code + "\"");
    }
}
