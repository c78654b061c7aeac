package org.rocketrewards.admin.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.ingest.traffic.Overview;

/** Whether everything is all right, in one sentence. */
final class StateSentence {
    private static final double MANY_REFUSED = 0.05;
    private static final int MANY_WAITING = 500;

    private StateSentence() {}

    static Component[] of(Component page, Overview overview) {
        List<String> trouble = new ArrayList<>();
        long silent = overview.sources().stream()
                .filter(source -> source.enabled() && source.tokenDays() == null)
                .count();
        if (silent > 0) {
            trouble.add(page.getTranslation("overview.state.no_token", silent));
        }
        Overview.Hour hour = latest(overview);
        if (hour.all() > 0 && hour.all() - hour.taken() > MANY_REFUSED * hour.all()) {
            trouble.add(page.getTranslation(
                    "overview.state.refused", Math.round(100.0 * (hour.all() - hour.taken()) / hour.all())));
        }
        if (overview.waiting() > MANY_WAITING) {
            trouble.add(page.getTranslation("overview.state.waiting", overview.waiting()));
        }
        if (overview.todo().failed() > 0) {
            trouble.add(
                    page.getTranslation("overview.state.failed", overview.todo().failed()));
        }
        if (overview.todo().quarantined() > 0) {
            trouble.add(page.getTranslation(
                    "overview.state.quarantined", overview.todo().quarantined()));
        }
        if (trouble.isEmpty()) {
            boolean anything = overview.hours().stream().anyMatch(each -> each.all() > 0);
            return new Component[] {
                new Badge(VaadinIcon.CHECK_CIRCLE, page.getTranslation("overview.state.well"), "accepted"),
                new Span(page.getTranslation(anything ? "overview.state.delivering" : "overview.state.quiet"))
            };
        }
        return new Component[] {
            new Badge(VaadinIcon.WARNING, page.getTranslation("overview.state.look"), "quarantined"),
            new Span(String.join(" ", trouble))
        };
    }

    /** The current hour, or the one before where it is young. */
    static Overview.Hour latest(Overview overview) {
        List<Overview.Hour> hours = overview.hours();
        Overview.Hour current = hours.get(hours.size() - 1);
        return current.all() > 0 || hours.size() < 2 ? current : hours.get(hours.size() - 2);
    }

    static String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(UI.getCurrent().getLocale());
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }
}
