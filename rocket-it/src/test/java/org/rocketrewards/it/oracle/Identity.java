package org.rocketrewards.it.oracle;

/** What makes an event the same event, inside one source. */
public record Identity(long moodleId, String eventName, long userId, long timeCreated) {
    /** The identity that a delivery names. */
    public static Identity of(Fields fields) {
        return new Identity(
                fields.number("id"), fields.text("eventname"), fields.number("userid"), fields.number("timecreated"));
    }
}
