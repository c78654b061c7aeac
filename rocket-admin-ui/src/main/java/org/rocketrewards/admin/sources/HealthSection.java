package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.stream.Stream;
import org.rocketrewards.admin.parts.Chart;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.traffic.Day;
import org.rocketrewards.model.Outcome;

/** What came from a source within the last thirty days, by what became of it. */
final class HealthSection extends Section {
    private static final long serialVersionUID = 1L;

    HealthSection(List<Day> days) {
        addClassName("card");
        Chart chart = new Chart(getTranslation("source.health.chart"), Chart.Shape.STACKED);
        chart.show(
                days.stream().map(Day::begin).toList(),
                Stream.of(Outcome.values())
                        .map(outcome -> new Chart.Series(
                                Words.outcome(this, outcome),
                                outcome.code(),
                                days.stream().map(day -> day.of(outcome.code())).toList()))
                        .toList());
        add(new H2(getTranslation("source.health")), chart);
    }
}
