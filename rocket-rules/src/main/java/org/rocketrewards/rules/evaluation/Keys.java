package org.rocketrewards.rules.evaluation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.LearningEvent;

/**
 * Forms the texts that identify what an award was for: {@code contextinstanceid=44}. Where a template does not carry
 * {@code contextinstanceid}, component and object id stand in for it; where both are carried, both are formed, so that
 * a change of template pays nothing twice.
 */
final class Keys {
    private static final String MODULE = "contextinstanceid";
    private static final String OBJECT = "objectid";
    private static final String COMPONENT = "component";
    private static final String RELATED = "relateduserid";
    private static final Set<String> IDS = Set.of(MODULE, OBJECT, RELATED, "courseid");
    private static final int LONGEST_VALUE = 200;

    private Keys() {}

    /** All keys that can be formed; empty when none can. {@code learner} stands for {@code relateduserid} in awards. */
    static List<String> of(List<String> fields, LearningEvent event, @Nullable Long learner) {
        List<String> keys = new ArrayList<>(2);
        String primary = form(fields, event, learner);
        if (primary != null) {
            keys.add(primary);
        }
        if (fields.contains(MODULE)) {
            List<String> instead = new ArrayList<>(fields);
            instead.remove(MODULE);
            instead.add(COMPONENT);
            if (!instead.contains(OBJECT)) {
                instead.add(OBJECT);
            }
            String secondary = form(instead, event, learner);
            if (secondary != null) {
                keys.add(secondary);
            }
        }
        return keys;
    }

    private static @Nullable String form(List<String> fields, LearningEvent event, @Nullable Long learner) {
        StringBuilder key = new StringBuilder();
        for (String field : fields) {
            String value = value(field, event, learner);
            if (value == null || value.isEmpty() || (IDS.contains(field) && value.equals("0"))) {
                return null;
            }
            key.append(key.isEmpty() ? "" : ",").append(field).append('=').append(plain(value));
        }
        return key.toString();
    }

    private static @Nullable String value(String field, LearningEvent event, @Nullable Long learner) {
        if (field.equals(RELATED) && learner != null) {
            return learner.toString();
        }
        return field.equals(COMPONENT) ? event.component() : event.field(field);
    }

    /** Keeps separators out of values. */
    private static String plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean safe = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!safe && c != '-' && c != '.') {
                String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
                return encoded.length() <= LONGEST_VALUE ? encoded : Digest.of(value);
            }
        }
        return value.length() <= LONGEST_VALUE ? value : Digest.of(value);
    }
}
