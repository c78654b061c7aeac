package org.rocketrewards.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The kinds of events in the load and their shares, read from {@code mix/events.csv}.
 *
 * <p>Event number {@code n} is a pure function of {@code n}: two runs over the same numbers send the same events, in
 * whatever order and over however many connections. Learners come and go: at any number {@value #ACTIVE_LEARNERS} of
 * them are active and each makes about {@value #EVENTS_PER_LEARNER} events, about a school day's worth, before a new
 * one takes the place. So the share of first and repeated views stays the same however long a run lasts.
 */
public final class EventMix {
    /** Learners who are active at the same time. */
    public static final int ACTIVE_LEARNERS = 2_000;

    /** Events that a learner makes in all, on average. */
    public static final int EVENTS_PER_LEARNER = 40;

    static final int SHARES = 1_000;

    private static final long ALL_NEW = 0;

    private static final int COURSES_PER_LEARNER = 4;
    private static final int FEW = 4;

    /** The activities of a course: one of each. Whatever is not in the list happens to one of the first four. */
    private static final List<String> ACTIVITIES =
            List.of("mod_page", "mod_resource", "mod_quiz", "mod_assign", "mod_forum");

    private static final int ACTIVITY_NUMBERS = 8;

    private final List<EventKind> kinds;
    private final EventKind[] byShare = new EventKind[SHARES];
    private final long firstUser;
    private final long users;

    private EventMix(List<EventKind> kinds, long firstUser, long users) {
        this.kinds = List.copyOf(kinds);
        this.firstUser = firstUser;
        this.users = users;
        int next = 0;
        for (EventKind kind : kinds) {
            for (int i = 0; i < kind.weight(); i++) {
                byShare[next++] = kind;
            }
        }
        if (next != SHARES) {
            throw new IllegalStateException("the shares of the mix add up to " + next + ", not " + SHARES);
        }
    }

    /** The mix that ships with the module. */
    public static EventMix standard() {
        List<EventKind> kinds = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EventMix.class.getResourceAsStream("/mix/events.csv")),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("weight;"))
                    .forEach(line -> kinds.add(kind(kinds.size(), line.split(";", -1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EventMix(kinds, Event.FIRST_USER, ALL_NEW);
    }

    /**
     * The same mix, but whoever takes a place is drawn from these learners, such as those that {@code bench fill} made.
     *
     * @param first the lowest of their ids in Moodle
     * @param last the highest, with as many digits
     */
    public EventMix among(long first, long last) {
        if (first < 1 || last < first || digits(first) != digits(last)) {
            throw new IllegalArgumentException("learners: two ids with as many digits, such as 100000-999999");
        }
        return new EventMix(kinds, first, last - first + 1);
    }

    /** All kinds, by index. */
    public List<EventKind> kinds() {
        return kinds;
    }

    int userDigits() {
        return digits(firstUser);
    }

    private static int digits(long id) {
        return Long.toString(id).length();
    }

    /** Makes {@code event} the event with number {@code n} ≥ 0, happening at {@code epochSecond}. */
    public void fill(Event event, long n, long epochSecond) {
        long random = mixed(n);
        EventKind kind = byShare[(int) Long.remainderUnsigned(random, SHARES)];
        random = mixed(random);
        long learner = n / EVENTS_PER_LEARNER + Long.remainderUnsigned(random, ACTIVE_LEARNERS);
        random = mixed(random);
        int course = (int) Long.remainderUnsigned(random, COURSES_PER_LEARNER);
        int few = (int) Long.remainderUnsigned(random >>> 16, FEW);

        int known = ACTIVITIES.indexOf(kind.component());
        int activity = known < 0 ? few : known;
        long courses = mixed(learner) >>> 48;

        event.kind = kind;
        event.number = n;
        event.moodleId = Event.FIRST_ID + n;
        event.learner = firstUser + (users == ALL_NEW ? learner : Long.remainderUnsigned(mixed(learner), users));
        event.course = kind.inCourse() ? Event.FIRST_COURSE + courses + course : 0;
        event.module = Event.FIRST_MODULE + (courses + course) * ACTIVITY_NUMBERS + activity;
        event.object = Event.FIRST_OBJECT
                + switch (kind.object()) {
                    case FRESH -> n;
                    case FEW -> learner * FEW + few;
                    case COMPLETION -> (learner * COURSES_PER_LEARNER + course) * ACTIVITY_NUMBERS + activity;
                    case NONE, USER, MODULE -> 0;
                };
        event.epochSecond = epochSecond;
    }

    private static EventKind kind(int index, String[] cells) {
        if (cells.length != 14) {
            throw new IllegalStateException("the mix has a line of " + cells.length + " cells");
        }
        return new EventKind(
                index,
                Integer.parseInt(cells[0]),
                cells[1],
                cells[2],
                cells[3],
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]),
                EventKind.Learner.valueOf(cells[6].toUpperCase(Locale.ROOT)),
                EventKind.ObjectId.valueOf(cells[7].toUpperCase(Locale.ROOT)),
                cells[8],
                cells[9],
                Long.parseLong(cells[10]),
                once(cells[11]),
                cells[12].isEmpty() ? 0 : Integer.parseInt(cells[12]),
                cells[13].isEmpty()
                        ? EventKind.Match.NONE
                        : EventKind.Match.valueOf(cells[13].toUpperCase(Locale.ROOT)));
    }

    private static EventKind.Once once(String cell) {
        return switch (cell) {
            case "" -> EventKind.Once.NONE;
            case "course:day" -> EventKind.Once.COURSE_AND_DAY;
            default -> EventKind.Once.valueOf(cell.toUpperCase(Locale.ROOT));
        };
    }

    /** SplitMix64's finalizer: every bit of the result depends on every bit of the number. */
    private static long mixed(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
