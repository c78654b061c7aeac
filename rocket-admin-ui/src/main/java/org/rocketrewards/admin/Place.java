package org.rocketrewards.admin;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;

/**
 * The pages by task, in the order of the navigation. A page is shown there once a view answers its address and the
 * {@code @RolesAllowed} of that view lets the reader in, so a new page needs nothing here.
 */
public enum Place {
    OVERVIEW(Task.LEARNING, "overview", VaadinIcon.DASHBOARD),
    DELIVERIES(Task.LEARNING, "deliveries", VaadinIcon.INBOX),
    LEARNERS(Task.LEARNING, "learners", VaadinIcon.ACADEMY_CAP),
    LEADERBOARDS(Task.LEARNING, "leaderboards", VaadinIcon.TROPHY),
    CORRECTIONS(Task.LEARNING, "corrections", VaadinIcon.PLUS_MINUS),
    RULES(Task.SCORING, "rules", VaadinIcon.SCALE),
    EVENT_TYPES(Task.SCORING, "event-types", VaadinIcon.LIST),
    BADGES(Task.SCORING, "badges", VaadinIcon.MEDAL),
    SOURCES(Task.CONNECTION, "sources", VaadinIcon.PLUG),
    IMPORTS(Task.CONNECTION, "imports", VaadinIcon.UPLOAD),
    RECONCILIATION(Task.CONNECTION, "reconciliation", VaadinIcon.EXCHANGE),
    RETENTION(Task.CONNECTION, "retention", VaadinIcon.ARCHIVE),
    AUDIT(Task.OVERSIGHT, "audit", VaadinIcon.SHIELD),
    ALERTS(Task.OVERSIGHT, "alerts", VaadinIcon.BELL),
    PEOPLE(Task.OVERSIGHT, "people", VaadinIcon.USERS),
    SETTINGS(Task.OVERSIGHT, "settings", VaadinIcon.COG);

    /** What somebody comes for. */
    enum Task {
        LEARNING,
        SCORING,
        CONNECTION,
        OVERSIGHT;

        String key() {
            return "nav.task." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Task task;
    private final String path;
    private final VaadinIcon icon;

    Place(Task task, String path, VaadinIcon icon) {
        this.task = task;
        this.path = path;
        this.icon = icon;
    }

    Task task() {
        return task;
    }

    /** Its address below the administration's. */
    public String path() {
        return path;
    }

    /** What it is known by beside its name. */
    public VaadinIcon icon() {
        return icon;
    }

    /** Key of its name. */
    public String key() {
        return "nav." + name().toLowerCase(Locale.ROOT);
    }
}
