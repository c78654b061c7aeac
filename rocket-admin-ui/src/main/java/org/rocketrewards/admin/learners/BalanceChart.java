package org.rocketrewards.admin.learners;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import org.rocketrewards.admin.parts.Chart;
import org.rocketrewards.ledger.EntryRow;

/** How the balance went, by when entries were booked; the newest entries only where there are many. */
final class BalanceChart extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    BalanceChart(List<EntryRow> entries, Instant now) {
        getContent().addClassName("balance-chart");
        if (!entries.isEmpty()) {
            BalanceCurve curve = BalanceCurve.of(entries, now);
            Chart chart = new Chart(getTranslation("learner.chart"), Chart.Shape.LINES);
            chart.show(curve.at(), List.of(new Chart.Series(getTranslation("entry.balance"), "one", curve.balances())));
            getContent().add(chart);
        }
    }
}
