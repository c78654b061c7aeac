package org.rocketrewards.it.oracle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names under which one thing is known: a course module has up to two, everything else one. */
final class Key {
    private Key() {}

    /**
     * The names that a delivery's fields give to the thing identified by {@code keyFields}; empty when one of the
     * fields is missing.
     */
    static Set<String> names(List<String> keyFields, Fields fields) {
        if (keyFields.equals(List.of("contextinstanceid"))) {
            return moduleNames(fields);
        }
        StringBuilder name = new StringBuilder();
        for (String field : keyFields) {
            String value = fields.text(field);
            if (value.isEmpty() || field.equals("courseid") && value.equals("0")) {
                return Set.of();
            }
            name.append(field).append('=').append(value).append(' ');
        }
        return Set.of(name.toString());
    }

    private static Set<String> moduleNames(Fields fields) {
        Set<String> names = new LinkedHashSet<>();
        fields.find("contextinstanceid").ifPresent(id -> names.add("module=" + id));
        if (fields.find("component").isPresent() && fields.find("objectid").isPresent()) {
            names.add(fields.text("component") + "=" + fields.text("objectid"));
        }
        return names;
    }

    /** Whether two things have a name in common. */
    static boolean same(Set<String> left, Set<String> right) {
        return left.stream().anyMatch(right::contains);
    }
}
