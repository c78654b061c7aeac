package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names under which Moodle's templates really carry what the integration guide calls by a short name. */
public final class FieldNames {
    private static final Map<String, List<String>> ALIASES = Map.of(
            "category", List.of("category_idnumber", "category_name", "course_category"),
            "visible", List.of("course_visible"),
            "suspended", List.of("user_suspended"),
            "roleid", List.of("other_roleid", "user_roleid"),
            "contextlevel", List.of("context_level"));

    private FieldNames() {}

    /** Every short name with the names that it stands for. */
    public static Map<String, List<String>> aliases() {
        return ALIASES;
    }

    /** A name with all names that it stands for. */
    static List<String> of(String field, List<String> more) {
        List<String> names = new ArrayList<>();
        names.add(field);
        names.addAll(ALIASES.getOrDefault(field, List.of()));
        for (String other : more) {
            names.add(other);
            names.addAll(ALIASES.getOrDefault(other, List.of()));
        }
        return names.stream().distinct().toList();
    }

    /** The first value that is carried and not empty; null when there is none. */
    static @Nullable String first(LearningEvent event, List<String> names) {
        for (String name : names) {
            String value = event.field(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }
}
