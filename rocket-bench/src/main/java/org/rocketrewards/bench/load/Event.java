package org.rocketrewards.bench.load;

/**
 * One event of the load. Mutable and reused, so that a run makes no garbage; filled by {@link EventMix#fill}. All ids
 * of a mix have a fixed number of digits, so that a request of one kind always has the same length.
 */
public final class Event {
    /** Event numbers lie below this bound, so that every id keeps its number of digits. */
    static final long NUMBER_LIMIT = 350_000_000_000L;

    static final int ID_DIGITS = 12;
    static final int OBJECT_DIGITS = 12;
    static final int COURSE_DIGITS = 9;
    static final int TIME_DIGITS = 10;

    /** Moodle's ids lie below 2^40, about 1,099 thousand million. */
    static final long FIRST_ID = 100_000_000_000L;

    static final long FIRST_USER = 1_000_000_000L;
    static final long FIRST_OBJECT = 100_000_000_000L;
    static final long FIRST_COURSE = 100_000_000L;
    static final long FIRST_MODULE = 100_000_000L;

    /** A teacher who acts for learners; never credited. */
    static final long TEACHER = 50_000_007L;

    private static final EventKind NONE = new EventKind(
            0,
            0,
            "\\none\\event\\none_none",
            "",
            "r",
            0,
            10,
            EventKind.Learner.ACTOR,
            EventKind.ObjectId.NONE,
            "",
            "",
            0,
            EventKind.Once.NONE,
            0,
            EventKind.Match.NONE);

    EventKind kind = NONE;
    long number;
    long moodleId;
    long learner;
    long object;
    long module;
    long course;
    long epochSecond;

    public EventKind kind() {
        return kind;
    }

    public long moodleId() {
        return moodleId;
    }

    /** Moodle's user id of the learner who is credited. */
    public long learner() {
        return learner;
    }

    /** Moodle's {@code userid}. */
    public long actor() {
        return kind.learner() == EventKind.Learner.STAFF ? TEACHER : learner;
    }

    /** {@code objectid}; 0 when the kind carries none. */
    public long object() {
        return switch (kind.object()) {
            case NONE -> 0;
            case USER -> learner;
            case MODULE -> module;
            case COMPLETION, FEW, FRESH -> object;
        };
    }

    /** {@code contextinstanceid} of the activity. */
    public long module() {
        return module;
    }

    /** {@code courseid}; 0 outside courses. */
    public long course() {
        return course;
    }

    public long epochSecond() {
        return epochSecond;
    }
}
