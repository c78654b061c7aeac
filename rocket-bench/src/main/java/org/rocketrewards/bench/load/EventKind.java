package org.rocketrewards.bench.load;

/**
 * One kind of event in the mix: how Moodle describes it and what the default rules do with it.
 *
 * @param index position in the mix, from 0
 * @param weight share of the load, in 1000
 * @param eventName Moodle's class name with its leading backslash
 * @param learner who is credited, as the payload names them
 * @param object what {@code objectid} holds
 * @param other further members of the JSON object, with markers; empty or beginning with a quote
 * @param rule the key of the default rule
 * @param points what the rule awards
 * @param once what the award is limited to once of
 * @param cap awards per learner and day, 0 when unlimited
 * @param match what a reversal would find the award by
 */
public record EventKind(
        int index,
        int weight,
        String eventName,
        String objectTable,
        String crud,
        int eduLevel,
        int contextLevel,
        Learner learner,
        ObjectId object,
        String other,
        String rule,
        long points,
        Once once,
        int cap,
        Match match) {

    /** Which of Moodle's two user fields name the learner. */
    public enum Learner {
        /** {@code userid}; {@code relateduserid} is empty. */
        ACTOR,
        /** Both. */
        BOTH,
        /** {@code relateduserid}; {@code userid} is a teacher. */
        STAFF
    }

    /** What {@code objectid} is. */
    public enum ObjectId {
        NONE,
        USER,
        MODULE,
        /** One for each activity of a learner. */
        COMPLETION,
        /** One of a few that belong to the learner, so that it comes back now and then. */
        FEW,
        /** Never sent before. */
        FRESH
    }

    /** What an award is limited to once of. */
    public enum Once {
        NONE,
        MODULE,
        OBJECT,
        COURSE,
        COURSE_AND_DAY
    }

    /** What a reversal finds an award by. */
    public enum Match {
        NONE,
        MODULE,
        OBJECT,
        /** Object and learner. */
        BADGE
    }

    /** {@code mod_quiz} of {@code \mod_quiz\event\attempt_submitted}. */
    public String component() {
        return eventName.substring(1, eventName.indexOf('\\', 1));
    }

    /** {@code attempt} of {@code \mod_quiz\event\attempt_submitted}. */
    public String target() {
        return shortName().substring(0, shortName().lastIndexOf('_'));
    }

    /** {@code submitted} of {@code \mod_quiz\event\attempt_submitted}. */
    public String action() {
        return shortName().substring(shortName().lastIndexOf('_') + 1);
    }

    /** Whether the event happens inside a course. */
    public boolean inCourse() {
        return contextLevel >= 50;
    }

    private String shortName() {
        return eventName.substring(eventName.lastIndexOf('\\') + 1);
    }
}
