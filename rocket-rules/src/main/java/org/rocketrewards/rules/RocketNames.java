package org.rocketrewards.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of the catalogue by their Rocket name, for rules that use such a name in place of a class. */
final class RocketNames {
    private static final class Holder {
        private static final Map<String, EventType> TYPES = new HashMap<>();

        static {
            Catalogue.load().types().forEach(type -> TYPES.put(type.rocketEvent(), type));
        }
    }

    private RocketNames() {}

    /** The events of a row; empty when the catalogue has no such name. */
    static List<String> inCatalogue(String rocketName) {
        EventType type = Holder.TYPES.get(rocketName);
        return type == null ? List.of() : type.defaultRule().events();
    }

    /** The row that a pattern belongs to: by class, family, short name or Rocket name; null when there is none. */
    static @Nullable EventType typeOf(String pattern) {
        EventPattern.Kind kind = EventPattern.kind(pattern);
        for (EventType type : Holder.TYPES.values()) {
            boolean same = kind == EventPattern.Kind.SHORT_NAME
                    ? EventPattern.shortName(type.moodleEvent()).equals(pattern)
                    : kind == EventPattern.Kind.ROCKET_NAME
                            ? type.rocketEvent().equals(pattern)
                            : type.moodleEvent().equals(pattern)
                                    || type.defaultRule().events().contains(pattern);
            if (same) {
                return type;
            }
        }
        return null;
    }
}
