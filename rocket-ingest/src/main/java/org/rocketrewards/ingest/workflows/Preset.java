package org.rocketrewards.ingest.workflows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rocketrewards.rules.Constraint;
import org.rocketrewards.rules.EventType;

/** A choice of event types to begin with. */
public enum Preset {
    /** What the integration guide names: six things that every site has. */
    GUIDE,
    /** Everything that earns points by default, and what takes those points back. */
    LEARNING,
    /** The whole catalogue. */
    ALL;

    private static final Set<String> GUIDED = Set.of(
            "course.completed",
            "lesson.completed",
            "user.logged_in",
            "assignment.submitted",
            "quiz.completed",
            "forum.posted");

    /** Lower-case name, as asked for. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The preset of a code. */
    public static Optional<Preset> of(String code) {
        return Arrays.stream(values())
                .filter(preset -> preset.code().equals(code))
                .findFirst();
    }

    /** Those of {@code types} that it chooses. */
    public List<EventType> choose(List<EventType> types) {
        return types.stream().filter(this::takes).toList();
    }

    private boolean takes(EventType type) {
        return switch (this) {
            case GUIDE -> GUIDED.contains(type.rocketEvent());
            case LEARNING -> type.defaultRule().points().most() > 0 || takesBack(type);
            case ALL -> true;
        };
    }

    private static boolean takesBack(EventType type) {
        return type.defaultRule().constraints().stream().anyMatch(Constraint.TakesBack.class::isInstance);
    }
}
