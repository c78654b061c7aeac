package org.rocketrewards.admin.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.ImportState;

/** Imports in words. */
final class ImportWords {
    private static final long KIB = 1024;

    private ImportWords() {}

    /** Where it stands. */
    static Badge state(Component reader, ImportRow row) {
        return new Badge(vaadinIcon(row), reader.getTranslation("import.state." + row.state()), look(row));
    }

    /** The outcome whose colours it has. */
    static String look(ImportRow row) {
        return switch (ImportState.of(row.state())) {
            case CHECKING, RUNNING -> "duplicate";
            case CHECKED, PAUSED -> "quarantined";
            case REJECTED -> "refused";
            case CANCELLED -> "ignored";
            case DONE -> "accepted";
        };
    }

    /** Its icon, as {@code <vaadin-icon>} names it. */
    static String icon(ImportRow row) {
        return "vaadin:" + vaadinIcon(row).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static VaadinIcon vaadinIcon(ImportRow row) {
        return switch (ImportState.of(row.state())) {
            case CHECKING -> VaadinIcon.SEARCH;
            case CHECKED -> VaadinIcon.HAND;
            case REJECTED -> VaadinIcon.BAN;
            case RUNNING -> VaadinIcon.COG;
            case PAUSED -> VaadinIcon.PAUSE;
            case CANCELLED -> VaadinIcon.CLOSE_CIRCLE;
            case DONE -> VaadinIcon.CHECK_CIRCLE;
        };
    }

    /** One of the counts of a tally; 0 as long as there is none. */
    static long count(@Nullable JsonValue tally, String name) {
        return tally instanceof JsonObject object && object.get(name) instanceof JsonNumber number
                ? number.longValue()
                : 0;
    }

    /** A size that people compare. */
    static String size(long bytes) {
        if (bytes < KIB) {
            return Words.number(bytes) + " B";
        }
        return bytes < KIB * KIB ? Words.number(bytes / KIB) + " KiB" : Words.number(bytes / (KIB * KIB)) + " MiB";
    }

    /** About how long. */
    static String about(Component reader, Duration time) {
        if (time.toMinutes() < 1) {
            return reader.getTranslation("import.seconds", Math.max(1, time.toSeconds()));
        }
        return time.toHours() < 1
                ? reader.getTranslation("import.minutes", time.toMinutes())
                : reader.getTranslation("import.hours", time.toHours(), time.toMinutesPart());
    }
}
