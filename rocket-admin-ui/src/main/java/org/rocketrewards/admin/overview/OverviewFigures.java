package org.rocketrewards.admin.overview;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rocketrewards.admin.parts.KeyFigure;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.traffic.Overview;
import org.rocketrewards.ingest.traffic.Overview.Hour;

/** The few numbers that somebody wants to know first, each with how it went. */
final class OverviewFigures {
    private static final double HOUR_MINUTES = 60;
    private static final int DAYS = 14;

    private OverviewFigures() {}

    static Component[] of(Component page, Overview overview) {
        List<Hour> hours = overview.hours();
        return new Component[] {
            new KeyFigure(page.getTranslation("overview.rate"), Words.number(Math.round(rate(overview))), "")
                    .about(page.getTranslation(
                            "overview.rate.about",
                            Words.number(hours.stream().mapToLong(Hour::all).sum())))
                    .line(hours.stream().map(hour -> hour.all() / HOUR_MINUTES).toList()),
            new KeyFigure(page.getTranslation("overview.taken"), taken(hours), "")
                    .about(page.getTranslation("overview.taken.about"))
                    .line(hours.stream()
                            .map(hour -> hour.all() == 0 ? 100.0 : 100.0 * hour.taken() / hour.all())
                            .toList()),
            new KeyFigure(page.getTranslation("overview.points"), Words.number(overview.pointsToday()), "")
                    .about(page.getTranslation("overview.points.about"))
                    .line(hours.stream().map(Hour::points).toList()),
            new KeyFigure(page.getTranslation("overview.latency"), slow(overview), "ms")
                    .about(page.getTranslation("overview.latency.about"))
                    .line(hours.stream()
                            .map(hour -> Objects.requireNonNullElse(hour.slowMillis(), 0.0))
                            .toList()),
            new KeyFigure(
                            page.getTranslation("overview.learners"),
                            learners(overview).get(DAYS - 1).toString(),
                            "")
                    .about(page.getTranslation("overview.learners.about"))
                    .line(learners(overview))
        };
    }

    /** Deliveries a minute in the current hour, or in the one before as long as it is young. */
    private static double rate(Overview overview) {
        List<Hour> hours = overview.hours();
        Hour current = hours.get(hours.size() - 1);
        long minutes = Duration.between(current.begin(), overview.at()).toMinutes();
        return minutes >= 5
                ? current.all() / (double) minutes
                : hours.get(Math.max(0, hours.size() - 2)).all() / HOUR_MINUTES;
    }

    private static String taken(List<Hour> hours) {
        long all = hours.stream().mapToLong(Hour::all).sum();
        long taken = hours.stream().mapToLong(Hour::taken).sum();
        return all == 0 ? "–" : StateSentence.percent((double) taken / all);
    }

    private static String slow(Overview overview) {
        Double millis = StateSentence.latest(overview).slowMillis();
        return millis == null ? "–" : Words.number(Math.round(millis));
    }

    static List<Long> learners(Overview overview) {
        LocalDate today = overview.at().atOffset(ZoneOffset.UTC).toLocalDate();
        List<Long> days = new ArrayList<>();
        for (int ago = DAYS - 1; ago >= 0; ago--) {
            days.add(overview.learnersByDay().getOrDefault(today.minusDays(ago).toString(), 0L));
        }
        return days;
    }
}
