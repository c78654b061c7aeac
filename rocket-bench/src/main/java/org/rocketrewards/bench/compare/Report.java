package org.rocketrewards.bench.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The rounds as a Markdown table: medians, and in brackets the least and the most. */
final class Report {
    private final List<Round> rounds;
    private final String noop;
    private final String transactions;

    /**
     * A report.
     *
     * @param noop name of the subject that the others are shares of
     * @param transactions name of the subject that the others are multiples of
     */
    Report(List<Round> rounds, String noop, String transactions) {
        this.rounds = List.copyOf(rounds);
        this.noop = noop;
        this.transactions = transactions;
    }

    String table() {
        StringBuilder table = new StringBuilder();
        table.append("| connections | what | events/s | of no-op | × one tx each | p50 ms | p95 ms | p99 ms | max ms |"
                + " CPU µs/event: server + database + bench |\n");
        table.append("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Scenario scenario : distinct(rounds.stream().map(Round::scenario).toList())) {
            for (String name : distinct(
                    of(scenario, null).stream().map(r -> r.subject().name()).toList())) {
                table.append(row(scenario, name));
            }
        }
        return table.toString();
    }

    /** Everything that was not answered as it should have been; empty when all was. */
    String errors() {
        StringBuilder text = new StringBuilder();
        for (Round round : rounds) {
            for (Map.Entry<String, Long> error : round.result().errors().entrySet()) {
                text.append(String.format(
                        Locale.ROOT,
                        "- %s, %s: %,d × %s%n",
                        round.subject().name(),
                        round.scenario(),
                        error.getValue(),
                        error.getKey()));
            }
        }
        return text.toString();
    }

    private String row(Scenario scenario, String name) {
        List<Round> mine = of(scenario, name);
        Spread rate = spread(mine, r -> r.result().rate());
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f (%,.0f–%,.0f) | %s | %s | %.2f | %.2f | %.2f | %.0f | %.0f + %.0f + %.0f |%n",
                scenario,
                name,
                rate.median(),
                rate.least(),
                rate.most(),
                ratio(rate, scenario, noop, name),
                ratio(rate, scenario, transactions, name),
                spread(mine, r -> r.result().millis(50)).median(),
                spread(mine, r -> r.result().millis(95)).median(),
                spread(mine, r -> r.result().millis(99)).median(),
                spread(mine, r -> r.result().maxMillis()).most(),
                cpu(mine, Round::serverCpu),
                cpu(mine, Round::databaseCpu),
                cpu(mine, Round::benchCpu));
    }

    private String ratio(Spread rate, Scenario scenario, String other, String name) {
        List<Round> others = of(scenario, other);
        if (others.isEmpty() && scenario.connectionPerEvent()) {
            // what has no connections of its own is measured once, with as many clients
            others = of(new Scenario(scenario.connections(), false), other);
        }
        if (others.isEmpty() || name.equals(noop) || name.equals(transactions)) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%.2f",
                rate.median() / spread(others, r -> r.result().rate()).median());
    }

    private List<Round> of(Scenario scenario, @Nullable String name) {
        return rounds.stream()
                .filter(r -> r.scenario().equals(scenario))
                .filter(r -> name == null || r.subject().name().equals(name))
                .toList();
    }

    private static double cpu(List<Round> rounds, Function<Round, Duration> which) {
        return spread(rounds, r -> r.microsPerEvent(which.apply(r))).median();
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> value) {
        return Spread.of(rounds.stream().mapToDouble(value).toArray());
    }

    private static <T> List<T> distinct(List<T> values) {
        Set<T> set = new LinkedHashSet<>(values);
        return new ArrayList<>(set);
    }
}
