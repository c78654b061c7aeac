package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.EventType;

/** What Moodle's event classes are about, in words. */
public final class EventTitles {
    private final Map<String, String> exact = new HashMap<>();
    private final Map<Pattern, String> families = new LinkedHashMap<>();
    private final List<EventType> types;

    /** The titles of the catalogue's event types. */
    public EventTitles(Catalogue catalogue) {
        types = catalogue.types();
        for (EventType type : types) {
            exact.put(type.moodleEvent(), type.rocketEvent());
            for (String pattern : type.defaultRule().events()) {
                if (pattern.contains("*")) {
                    families.put(
                            Pattern.compile(Pattern.quote(pattern).replace("*", "\\E[^\\\\]*\\Q")), type.rocketEvent());
                }
            }
        }
    }

    /** What an event of this class is about; the class without what all have in common, where there are no words. */
    public String title(Component reader, @Nullable String eventName) {
        if (eventName == null) {
            return "";
        }
        String rocketEvent = exact.get(eventName);
        if (rocketEvent == null) {
            rocketEvent = families.entrySet().stream()
                    .filter(family -> family.getKey().matcher(eventName).matches())
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        return rocketEvent == null ? shortName(eventName) : Words.rule(reader, rocketEvent);
    }

    /** What to look for to find a type's deliveries, by title: a class name, or for a family the last part of it. */
    public Map<String, String> choices(Component reader) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (EventType type : types) {
            boolean family = type.defaultRule().events().stream().anyMatch(pattern -> pattern.contains("*"));
            String name = type.moodleEvent();
            choices.put(
                    family ? name.substring(name.lastIndexOf('\\') + 1) : name, Words.rule(reader, type.rocketEvent()));
        }
        return choices;
    }

    private static String shortName(String eventName) {
        String[] parts = eventName.split("\\\\", -1);
        return parts.length == 4 ? parts[3] + " · " + parts[1] : eventName;
    }
}
