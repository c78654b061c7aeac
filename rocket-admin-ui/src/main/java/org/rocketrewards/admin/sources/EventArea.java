package org.rocketrewards.admin.sources;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.rocketrewards.rules.EventType;

/** Where in Moodle an event happens, as people look for it: the catalogue's categories, summed up. */
enum EventArea {
    PROGRESS("completion", "badge", "competency", "grade"),
    CONTENT("course", "resource", "book", "lti", "lesson", "scorm", "h5pactivity"),
    ASSESSMENT("assignment", "quiz", "workshop", "choice", "survey", "feedback", "questionbank"),
    TOGETHER("forum", "comment", "glossary", "wiki", "database", "chat", "bigbluebutton", "blog", "message", "note"),
    ACCESS("access", "profile", "tour"),
    ORGANISATION;

    private final Set<String> categories;

    EventArea(String... categories) {
        this.categories = Set.of(categories);
    }

    /** The area of a type; what is nowhere else is a matter of organisation. */
    static EventArea of(EventType type) {
        return Arrays.stream(values())
                .filter(area -> area.categories.contains(type.category()))
                .findFirst()
                .orElse(ORGANISATION);
    }

    /** Key of its name. */
    String key() {
        return "area." + name().toLowerCase(Locale.ROOT);
    }
}
