package org.rocketrewards.rules.file;

import static org.rocketrewards.rules.file.BadFiles.AWARD;
import static org.rocketrewards.rules.file.BadFiles.RULE;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rocketrewards.rules.RuleProblem.Code;
import org.rocketrewards.rules.file.BadFiles.BadFile;
import org.rocketrewards.rules.file.BadFiles.Kind;

/** Rule files of which one part has not the form that it ought to have. */
final class BadShapes {
    private BadShapes() {}

    static Stream<BadFile> all() {
        return Stream.of(unknownMembers(), wrongTypes(), wrongValues(), missing())
                .flatMap(List::stream);
    }

    private static BadFile shape(String name, String text, String pointer, Code code, int line, int column) {
        return new BadFile(name, Kind.SHAPE, text, pointer, code, line, column);
    }

    private static List<BadFile> unknownMembers() {
        return List.of(
                shape("unknown member of the file", "rulez: 1\nrules: []\n", "/rulez", Code.UNKNOWN_MEMBER, 1, 1),
                shape(
                        "unknown member of a rule",
                        AWARD + "    colour: red\n",
                        "/rules/0/colour",
                        Code.UNKNOWN_MEMBER,
                        5,
                        5),
                shape(
                        "unknown member of a constraint",
                        AWARD + "    constraint: {type: cap, count: 1, period: day, perDay: 2}\n",
                        "/rules/0/constraint/perDay",
                        Code.UNKNOWN_MEMBER,
                        5,
                        52),
                shape(
                        "unknown member of a filter",
                        AWARD + "    filters:\n      - {field: a, is: 3, value: 1}\n",
                        "/rules/0/filters/0/is",
                        Code.UNKNOWN_MEMBER,
                        6,
                        20),
                shape(
                        "unknown member beside any",
                        AWARD + "    filters: [{any: [{field: a, value: 1}], field: b}]\n",
                        "/rules/0/filters/0/field",
                        Code.UNKNOWN_MEMBER,
                        5,
                        45),
                shape(
                        "unknown member of a table",
                        RULE + "    points: {by: a, table: {\"1\": 2}, else: 3}\n",
                        "/rules/0/points/else",
                        Code.UNKNOWN_MEMBER,
                        4,
                        38),
                shape(
                        "unknown member of a group",
                        "rules: []\ngroups: [{key: a, take: all, of: b}]\n",
                        "/groups/0/of",
                        Code.UNKNOWN_MEMBER,
                        2,
                        30),
                shape(
                        "unknown member of a row",
                        "mapping:\n  - {moodleEvent: user_loggedin, rocketEvent: user.logged_in, points: 5, cap: 1}\n",
                        "/mapping/0/cap",
                        Code.UNKNOWN_MEMBER,
                        2,
                        74));
    }

    private static List<BadFile> wrongTypes() {
        return List.of(
                shape("rules that are no list", "rules: {}\n", "/rules", Code.WRONG_TYPE, 1, 8),
                shape("a rule that is no object", "rules: [a]\n", "/rules/0", Code.WRONG_TYPE, 1, 9),
                shape("points in words", RULE + "    points: five\n", "/rules/0/points", Code.WRONG_TYPE, 4, 13),
                shape("points below nothing", RULE + "    points: -5\n", "/rules/0/points", Code.WRONG_TYPE, 4, 13),
                shape("half a point", RULE + "    points: 1.5\n", "/rules/0/points", Code.WRONG_TYPE, 4, 13),
                shape("priority in words", AWARD + "    priority: high\n", "/rules/0/priority", Code.WRONG_TYPE, 5, 15),
                shape("a title that is a number", AWARD + "    title: 7\n", "/rules/0/title", Code.WRONG_TYPE, 5, 12),
                shape("active as a text", AWARD + "    active: \"no\"\n", "/rules/0/active", Code.WRONG_TYPE, 5, 13),
                shape("filters as a text", AWARD + "    filters: all\n", "/rules/0/filters", Code.WRONG_TYPE, 5, 14),
                shape(
                        "nothing as constraint",
                        AWARD + "    constraint:\n",
                        "/rules/0/constraint",
                        Code.WRONG_TYPE,
                        5,
                        16),
                shape(
                        "a count in words",
                        AWARD + "    constraint:\n      type: cap\n      count: none\n      period: day\n",
                        "/rules/0/constraint/count",
                        Code.WRONG_TYPE,
                        7,
                        14),
                shape(
                        "a truth as value of a filter",
                        AWARD + "    filters: {visible: true}\n",
                        "/rules/0/filters/visible",
                        Code.WRONG_TYPE,
                        5,
                        24),
                shape(
                        "several values for one",
                        AWARD + "    filters: [{field: a, op: eq, value: [1, 2]}]\n",
                        "/rules/0/filters/0/value",
                        Code.WRONG_TYPE,
                        5,
                        41),
                shape("another format", "format: 2\nrules: []\n", "/format", Code.WRONG_TYPE, 1, 9));
    }

    private static List<BadFile> wrongValues() {
        String rules = IntStream.rangeClosed(0, 2_000)
                .mapToObj(i -> "{key: r" + i + ", events: [x], points: 1}")
                .collect(Collectors.joining(", ", "rules: [", "]\n"));
        return List.of(
                shape(
                        "a key in capitals",
                        AWARD.replace("quiz.bonus", "Quiz"),
                        "/rules/0/key",
                        Code.INVALID_VALUE,
                        2,
                        10),
                shape(
                        "no events",
                        AWARD.replace("[quiz.completed]", "[]"),
                        "/rules/0/events",
                        Code.INVALID_VALUE,
                        3,
                        13),
                shape(
                        "an event that is none",
                        AWARD.replace("quiz.completed]", "quiz completed]\n    learner: userid"),
                        "/rules/0/events/0",
                        Code.INVALID_VALUE,
                        3,
                        14),
                shape(
                        "a learner that is none",
                        AWARD + "    learner: teacher\n",
                        "/rules/0/learner",
                        Code.INVALID_VALUE,
                        5,
                        14),
                shape(
                        "an operator that is none",
                        AWARD + "    filters: [{field: a, op: like, value: b}]\n",
                        "/rules/0/filters/0/op",
                        Code.INVALID_VALUE,
                        5,
                        30),
                shape(
                        "below a word",
                        AWARD + "    filters: [{field: a, op: lt, value: ten}]\n",
                        "/rules/0/filters/0/value",
                        Code.INVALID_VALUE,
                        5,
                        41),
                shape(
                        "a period that is none",
                        AWARD + "    constraint: {type: cap, count: 1, period: year}\n",
                        "/rules/0/constraint/period",
                        Code.INVALID_VALUE,
                        5,
                        47),
                shape(
                        "an operator in capitals",
                        "rules: []\ngroups: [{key: a, take: First}]\n",
                        "/groups/0/take",
                        Code.INVALID_VALUE,
                        2,
                        25),
                shape("a day that is none", AWARD + "    from: tomorrow\n", "/rules/0/from", Code.INVALID_VALUE, 5, 11),
                shape(
                        "constraint and constraints",
                        AWARD + "    constraint: {type: none}\n    constraints: []\n",
                        "/rules/0/constraints",
                        Code.INVALID_VALUE,
                        6,
                        18),
                shape(
                        "a campaign that takes away",
                        "rules: []\ncampaigns:\n  - {key: a, multiplier: 0.5, from: 2026-12-01, until: 2026-12-02}\n",
                        "/campaigns/0/multiplier",
                        Code.INVALID_VALUE,
                        3,
                        26),
                shape("too many rules", rules, "/rules", Code.TOO_LARGE, 1, 8));
    }

    private static List<BadFile> missing() {
        return List.of(
                shape("no rules", "groups: []\n", "", Code.MISSING, 1, 1),
                shape("no points", RULE, "/rules/0", Code.MISSING, 2, 5),
                shape(
                        "a cap without a period",
                        AWARD + "    constraint: {type: cap, count: 1}\n",
                        "/rules/0/constraint",
                        Code.MISSING,
                        5,
                        17),
                shape(
                        "once for what is not said",
                        AWARD + "    constraint: {type: once}\n",
                        "/rules/0/constraint",
                        Code.MISSING,
                        5,
                        17));
    }
}
