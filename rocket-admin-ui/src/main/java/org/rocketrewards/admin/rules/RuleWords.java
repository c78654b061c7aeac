package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.rules.Condition;
import org.rocketrewards.rules.Constraint;
import org.rocketrewards.rules.EventPattern;
import org.rocketrewards.rules.Filter;
import org.rocketrewards.rules.LearnerField;
import org.rocketrewards.rules.Period;
import org.rocketrewards.rules.Points;
import org.rocketrewards.rules.Reversal;
import org.rocketrewards.rules.Rule;

/** The parts of rules in the words of whoever reads them: "5 points", "at most 3 a day". */
public final class RuleWords {
    private static final int SHORT = 16;

    private static final int SHOWN = 6;

    private final Component reader;
    private final EventTitles titles;

    /** Words for the reader of a page. */
    public RuleWords(Component reader, EventTitles titles) {
        this.reader = reader;
        this.titles = titles;
    }

    /** What a rule is called: in the reader's language as long as it has the name of the catalogue. */
    public String title(Rule rule) {
        String known = "event." + rule.key();
        boolean catalogues = rule.title().equals(reader.getTranslation(Locale.ENGLISH, known));
        return Words.withoutTricks(catalogues ? text(known) : rule.title());
    }

    /** What events a rule considers. */
    public String events(Rule rule) {
        return either(rule.events().stream().map(this::event).distinct().toList());
    }

    private String event(String pattern) {
        return EventPattern.kind(pattern) == EventPattern.Kind.ROCKET_NAME
                ? Words.rule(reader, pattern)
                : titles.title(reader, pattern);
    }

    /** Who earns. */
    public String learner(LearnerField field) {
        return text("rules.learner." + field.code().replace(' ', '_'));
    }

    /** What a rule brings, as a table says it: nothing where it takes back what others brought. */
    public Span pointsOf(Rule rule) {
        Span words = Table.text(rule.takesBack() == null ? points(rule.points()) : "");
        // a number stays with its word; what more words tell may need another line
        words.setClassName("nowrap", words.getText().length() < SHORT);
        return words;
    }

    /** How many points. */
    public String points(Points points) {
        if (points instanceof Points.Table table) {
            LongStream amounts = table.amounts().values().stream().mapToLong(Long::longValue);
            Long otherwise = table.otherwise();
            long least = (otherwise == null ? amounts : LongStream.concat(amounts, LongStream.of(otherwise)))
                    .min()
                    .orElse(0);
            return text("rules.points.by", Words.number(least), Words.number(table.most()), table.field());
        }
        if (points instanceof Points.Linear line) {
            return text(
                    "rules.points.line",
                    Words.number(line.from().points()),
                    Words.number(line.to().points()),
                    line.field(),
                    line.from().value().toPlainString(),
                    line.to().value().toPlainString());
        }
        return fixed(points.most());
    }

    /** A fixed number of points. */
    String fixed(long amount) {
        return text("rules.points.fixed", amount);
    }

    /** All that narrows a rule, or what it takes back. */
    public String constraints(Rule rule) {
        if (rule.constraints().isEmpty()) {
            return text("rules.constraint.none");
        }
        return String.join(
                "; ", rule.constraints().stream().map(this::constraint).toList());
    }

    private String constraint(Constraint constraint) {
        if (constraint instanceof Constraint.Once once) {
            return once(once);
        }
        if (constraint instanceof Constraint.Cap cap) {
            String words = limited("rules.cap.", Words.number(cap.count()), cap.period());
            return kept(
                    cap.distinct().isEmpty()
                            ? words
                            : text("rules.constraint.distinct", words, String.join(" + ", cap.distinct())),
                    cap.afterReversal());
        }
        if (constraint instanceof Constraint.PointsCap cap) {
            return kept(limited("rules.points_cap.", Words.number(cap.points()), cap.period()), cap.afterReversal());
        }
        if (constraint instanceof Constraint.CoolDown pause) {
            String words = text("rules.constraint.cool_down", duration(pause.every()));
            return kept(
                    pause.key().isEmpty()
                            ? words
                            : text("rules.constraint.each", words, String.join(" + ", pause.key())),
                    pause.afterReversal());
        }
        if (constraint instanceof Constraint.TakesBack takesBack) {
            return text("rules.constraint.takes_back", rules(takesBack.reversal()));
        }
        return text("rules.constraint.none");
    }

    private String once(Constraint.Once once) {
        List<String> per = new ArrayList<>();
        for (String word : once.per().split("\\+", -1)) {
            per.add(Words.known(reader, "rules.per." + word, word));
        }
        Period period = once.period();
        if (period != null) {
            per.add(text("rules.period." + period.code()));
        }
        return text("rules.constraint.once", joined(per, "rules.list.and"));
    }

    private String limited(String kind, String number, Period period) {
        return text(kind + period.code(), number);
    }

    private String kept(String words, Constraint.AfterReversal after) {
        return after == Constraint.AfterReversal.KEEP ? text("rules.constraint.keep", words) : words;
    }

    private String duration(Duration duration) {
        long seconds = duration.getSeconds();
        if (seconds % 86_400 == 0) {
            return text("rules.duration.days", seconds / 86_400);
        }
        if (seconds % 3_600 == 0) {
            return text("rules.duration.hours", seconds / 3_600);
        }
        return seconds % 60 == 0
                ? text("rules.duration.minutes", seconds / 60)
                : text("rules.duration.seconds", seconds);
    }

    /** The awards that a reversal means. */
    String rules(Reversal reversal) {
        List<String> of = reversal.of().stream()
                .map(key -> "“" + Words.rule(reader, key) + "”")
                .toList();
        return joined(of, "rules.list.and");
    }

    /** What has to be true for a rule to apply; empty when nothing has. */
    public String conditions(List<? extends Condition> conditions) {
        return joined(conditions.stream().map(this::condition).toList(), "rules.list.and");
    }

    /** One condition. */
    String condition(Condition condition) {
        if (condition instanceof Condition.All all) {
            return "(" + conditions(all.of()) + ")";
        }
        if (condition instanceof Condition.Any any) {
            return "(" + either(any.of().stream().map(this::condition).toList()) + ")";
        }
        Filter filter = (Filter) condition;
        List<String> quoted = filter.values().stream()
                .map(value -> "“" + Words.withoutTricks(value) + "”")
                .toList();
        boolean absent = filter.operator() == Filter.Operator.EXISTS
                && filter.values().get(0).equals("false");
        String words = text(
                "rules.op." + (absent ? "absent" : filter.operator().code()),
                String.join(" / ", names(filter)),
                filter.operator() == Filter.Operator.EQ_FIELD ? filter.values().get(0) : either(quoted));
        return filter.passWhenMissing() ? text("rules.op.or_missing", words) : words;
    }

    private static List<String> names(Filter filter) {
        List<String> names = new ArrayList<>(List.of(filter.field()));
        names.addAll(filter.orFields());
        return names;
    }

    private String either(List<String> all) {
        if (all.size() <= SHOWN) {
            return joined(all, "rules.list.or");
        }
        return text(
                "rules.list.more", String.join(", ", all.subList(0, SHOWN)), Words.number((long) all.size() - SHOWN));
    }

    private String joined(List<String> all, String last) {
        if (all.size() < 2) {
            return all.isEmpty() ? "" : all.get(0);
        }
        int end = all.size() - 1;
        return text(last, String.join(", ", all.subList(0, end)), all.get(end));
    }

    /** A text with parameters. */
    String text(String key, @Nullable Object... parameters) {
        return reader.getTranslation(key, parameters);
    }
}
