package org.rocketrewards.admin.overview;

import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rocketrewards.admin.parts.Chart;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.traffic.Overview;
import org.rocketrewards.ingest.traffic.Overview.Hour;
import org.rocketrewards.model.Outcome;

/** What came by hour and outcome against what is usual, and what was booked by day and rule. */
final class TrafficCharts extends Div {
    private static final long serialVersionUID = 1L;
    private static final int DAYS = 14;
    private static final List<String> LOOKS = List.of("one", "two", "three", "four");

    private final Chart deliveries = new Chart(getTranslation("overview.chart.deliveries"), Chart.Shape.STACKED);
    private final Chart points = new Chart(getTranslation("overview.chart.points"), Chart.Shape.STACKED);
    private final Chart latency = new Chart(getTranslation("overview.chart.latency"), Chart.Shape.LINES);
    private final Chart learners = new Chart(getTranslation("overview.chart.learners"), Chart.Shape.LINES);

    TrafficCharts() {
        addClassName("charts");
        for (Chart chart : List.of(deliveries, points, latency, learners)) {
            Div card = new Div(chart);
            card.addClassName("card");
            add(card);
        }
    }

    void show(Overview overview) {
        List<Hour> hours = overview.hours();
        List<Instant> times = hours.stream().map(Hour::begin).toList();
        boolean known = hours.stream().anyMatch(hour -> hour.usualTo() != null);
        if (known) {
            deliveries.usual(
                    hours.stream()
                            .map(hour -> hour.usualFrom() == null ? 0L : hour.usualFrom())
                            .toList(),
                    hours.stream()
                            .map(hour -> hour.usualTo() == null ? 0L : hour.usualTo())
                            .toList());
        }
        deliveries.show(
                times,
                Stream.of(Outcome.values())
                        .map(outcome -> new Chart.Series(
                                Words.outcome(this, outcome),
                                outcome.code(),
                                hours.stream()
                                        .map(hour -> hour.of(outcome.code()))
                                        .toList()))
                        .toList());
        latency.show(
                times,
                List.of(
                        new Chart.Series(getTranslation("overview.latency.median"), "one", millis(hours, false)),
                        new Chart.Series(getTranslation("overview.latency.slow"), "two", millis(hours, true))));
        showDays(overview);
    }

    private static List<Double> millis(List<Hour> hours, boolean slow) {
        return hours.stream()
                .map(hour -> slow ? hour.slowMillis() : hour.medianMillis())
                .map(value -> value == null ? 0.0 : Math.round(value * 10) / 10.0)
                .toList();
    }

    private void showDays(Overview overview) {
        LocalDate today = overview.at().atOffset(ZoneOffset.UTC).toLocalDate();
        List<LocalDate> days = IntStream.range(0, DAYS)
                .mapToObj(day -> today.minusDays(DAYS - 1L - day))
                .toList();
        List<Instant> times = days.stream()
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .toList();
        learners.show(
                times,
                List.of(new Chart.Series(
                        getTranslation("overview.learners"), "one", OverviewFigures.learners(overview))));
        List<String> rules = busiest(overview);
        List<Chart.Series> series = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String rule = rules.get(i);
            series.add(new Chart.Series(
                    Words.rule(this, rule),
                    LOOKS.get(i),
                    days.stream()
                            .map(day -> of(overview, day).getOrDefault(rule, 0L))
                            .toList()));
        }
        series.add(new Chart.Series(
                getTranslation("overview.other_rules"),
                "five",
                days.stream()
                        .map(day -> of(overview, day).entrySet().stream()
                                .filter(entry -> !rules.contains(entry.getKey()))
                                .mapToLong(Map.Entry::getValue)
                                .sum())
                        .toList()));
        points.show(times, series);
    }

    private static Map<String, Long> of(Overview overview, LocalDate day) {
        return overview.pointsByDay().getOrDefault(day.toString(), Map.of());
    }

    /** The rules that brought most points in all these days. */
    private static List<String> busiest(Overview overview) {
        Map<String, Long> sums = new TreeMap<>();
        overview.pointsByDay().values().forEach(day -> day.forEach((rule, sum) -> sums.merge(rule, sum, Long::sum)));
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && !entry.getKey().isEmpty())
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(LOOKS.size())
                .map(Map.Entry::getKey)
                .toList();
    }
}
