package org.rocketrewards.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random documents that use every part of the language. */
public final class Documents {
    private static final Arbitrary<String> TEXTS = Arbitraries.oneOf(
                    Arbitraries.strings()
                            .withChars("ab \"'\\:#-{}[],&*!|>%@`~\n\té€ 0.1")
                            .ofMinLength(1)
                            .ofMaxLength(20),
                    Arbitraries.of(
                            "true",
                            "null",
                            "~",
                            "12",
                            "1e3",
                            "\uD83D\uDE00 b",
                            "0x1F",
                            "2026-12-01",
                            "- a",
                            "a: b",
                            "yes",
                            "=",
                            "...",
                            "---"))
            .filter(text -> !text.isBlank());

    private static final Arbitrary<String> FIELDS =
            Arbitraries.of("courseid", "category", "other_finalgrade", "roleid");

    private Documents() {}

    public static Arbitrary<RuleDocument> documents() {
        return Combinators.combine(rule("a.one"), rule("b.two"), rule("c.three"), campaigns(), groups())
                .as((a, b, c, campaigns, groups) -> {
                    List<Rule> rules = new ArrayList<>(List.of(a, b, c));
                    return new RuleDocument(rules, groups, campaigns);
                });
    }

    private static Arbitrary<List<RuleGroup>> groups() {
        return Combinators.combine(
                        Arbitraries.of(RuleGroup.Take.class),
                        Arbitraries.integers().between(-3, 3))
                .as((take, priority) -> List.of(
                        new RuleGroup("outer", RuleGroup.Take.FIRST, null, 0),
                        new RuleGroup("inner", take, "outer", priority)));
    }

    private static Arbitrary<List<Campaign>> campaigns() {
        Arbitrary<Campaign> campaign = Combinators.combine(
                        TEXTS,
                        Arbitraries.of("1", "1.5", "2", "10", "99.99"),
                        validities(),
                        conditions(2).list().ofMaxSize(2))
                .as((title, multiplier, validity, filters) ->
                        new Campaign("summer", title, new BigDecimal(multiplier), validity, List.of("a.one"), filters));
        return campaign.filter(made ->
                        made.validity().from() != null && made.validity().until() != null)
                .list()
                .ofMaxSize(1);
    }

    static Arbitrary<Validity> validities() {
        return Combinators.combine(
                        Arbitraries.of("", "2026-03-01", "2026-03-01T02:30", "2026-03-01T00:00:00Z"),
                        Arbitraries.of("", "2026-12-01", "2026-12-01T02:30", "2026-12-01T00:00:00+02:00"))
                .as((from, until) -> new Validity(
                        from.isEmpty() ? null : Moment.of(from), until.isEmpty() ? null : Moment.of(until)));
    }

    private static Arbitrary<Rule> rule(String key) {
        Arbitrary<List<Constraint>> constraints =
                constraints().list().ofMaxSize(3).filter(Documents::different);
        return Combinators.combine(
                        TEXTS,
                        Arbitraries.of(
                                "\\mod_quiz\\event\\attempt_submitted",
                                "\\mod_*\\event\\course_module_viewed",
                                "post_created",
                                "quiz.completed"),
                        points(),
                        conditions(3).list().ofMaxSize(3),
                        constraints,
                        validities(),
                        Arbitraries.of("", "inner", "outer"),
                        Arbitraries.integers().between(-5, 5))
                .as((title, event, points, filters, limits, validity, group, priority) -> new Rule(
                        key,
                        title,
                        List.of(event),
                        LearnerField.RELATEDUSERID,
                        points,
                        filters,
                        limits,
                        null,
                        priority > 3 ? List.of("other.rule") : List.of(),
                        priority < -3 ? "expert" : null,
                        priority == 0 ? 7 : null,
                        priority == 1,
                        group.isEmpty() ? null : group,
                        priority,
                        validity));
    }

    private static boolean different(List<Constraint> constraints) {
        return constraints.stream().map(Object::getClass).distinct().count() == constraints.size();
    }

    private static Arbitrary<Points> points() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, Points.MOST).map(Points.Fixed::new),
                Combinators.combine(
                                TEXTS,
                                TEXTS,
                                Arbitraries.longs().between(0, 100).injectNull(0.5))
                        .as((a, b, otherwise) ->
                                new Points.Table("other_quizid", Map.of(a, 10L, b + "x", 25L), otherwise)),
                Combinators.combine(
                                Arbitraries.bigDecimals()
                                        .between(BigDecimal.valueOf(-100), BigDecimal.valueOf(100))
                                        .ofScale(3),
                                Arbitraries.of(Points.Rounding.class))
                        .as((from, rounding) -> new Points.Linear(
                                "other_finalgrade",
                                new Points.Bound(from, 10),
                                new Points.Bound(from.add(new BigDecimal("50.5")), 25),
                                rounding)));
    }

    private static Arbitrary<Constraint> constraints() {
        Arbitrary<Constraint.AfterReversal> after = Arbitraries.of(Constraint.AfterReversal.class);
        Arbitrary<Period> period = Arbitraries.of(Period.class);
        return Arbitraries.oneOf(
                period.map(in -> new Constraint.Once("course+module", List.of("courseid", "contextinstanceid"), in)),
                Combinators.combine(Arbitraries.integers().between(1, 9), period, after)
                        .as((count, in, then) ->
                                new Constraint.Cap(count, in, count > 4 ? List.of("objectid") : List.of(), then)),
                Combinators.combine(Arbitraries.integers().between(1, 99), period, after)
                        .as(Constraint.PointsCap::new),
                Combinators.combine(Arbitraries.of("PT1S", "PT90M", "P2D"), after)
                        .as((every, then) ->
                                new Constraint.CoolDown(Duration.parse(every), List.of("courseid"), then)));
    }

    static Arbitrary<Condition> conditions(int depth) {
        Arbitrary<Condition> filter = Combinators.combine(
                        FIELDS, Arbitraries.of(Filter.Operator.class), TEXTS, Arbitraries.of(true, false))
                .as((field, operator, text, pass) -> new Filter(
                        field, pass ? List.of("other_x") : List.of(), operator, values(operator, text), pass));
        if (depth <= 1) {
            return filter;
        }
        Arbitrary<List<Condition>> inner = Arbitraries.lazy(() -> conditions(depth - 1))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Arbitraries.oneOf(filter, inner.map(Condition.All::new), inner.map(Condition.Any::new));
    }

    private static List<String> values(Filter.Operator operator, String text) {
        return switch (operator) {
            case IN, NE -> List.of(text, "5");
            case EQ -> List.of(text);
            case MATCHES -> List.of("[a-z]+|7");
            case EXISTS -> List.of(text.length() > 3 ? "true" : "false");
            case EQ_FIELD -> List.of("userid");
            default -> List.of("12.5");
        };
    }
}
