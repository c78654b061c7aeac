package org.rocketrewards.rules.file;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rocketrewards.rules.RuleProblem.Code;

/** Rule files of which one thing is wrong, with what is said about it. */
final class BadFiles {
    private static final String RULE = "rules:\n  - key: quiz.bonus\n    events: [quiz.completed]\n";
    private static final String AWARD = RULE + "    points: 5\n";

    private BadFiles() {}

    /** What can be seen of a mistake without knowing what the parts of a file mean to one another. */
    enum Kind {
        /** A schema refuses it too. */
        SHAPE,
        /** Every part is well formed by itself. */
        MEANING,
        /** There is no document. */
        NO_DATA
    }

    record BadFile(String name, Kind kind, String text, String pointer, Code code, int line, int column) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static BadFile shape(String name, String text, String pointer, Code code, int line, int column) {
        return new BadFile(name, Kind.SHAPE, text, pointer, code, line, column);
    }

    private static BadFile meaning(String name, String text, String pointer, Code code, int line, int column) {
        return new BadFile(name, Kind.MEANING, text, pointer, code, line, column);
    }

    private static BadFile noData(String name, String text, Code code, int line, int column) {
        return new BadFile(name, Kind.NO_DATA, text, "", code, line, column);
    }

    static Stream<BadFile> all() {
        return Stream.of(unknownMembers(), wrongTypes(), wrongValues(), missing(), meanings(), noData())
                .flatMap(List::stream);
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
                        17),
                meaning(
                        "a learner that the catalogue does not know",
                        AWARD.replace("quiz.completed", "\\local_x\\event\\done"),
                        "/rules/0",
                        Code.MISSING,
                        2,
                        5));
    }

    private static List<BadFile> meanings() {
        return List.of(
                meaning(
                        "groups in a circle",
                        "rules: []\ngroups:\n  - {key: a, take: first, within: b}\n  - {key: b, take: all, within: a}\n",
                        "/groups/0/within",
                        Code.CYCLE,
                        3,
                        35),
                meaning(
                        "rules that replace one another",
                        "rules:\n  - {key: a, learner: userid, events: [x], points: 1, replaces: [b]}\n"
                                + "  - {key: b, learner: userid, events: [x], points: 1, replaces: [a]}\n",
                        "/rules/0/replaces",
                        Code.CYCLE,
                        2,
                        65),
                meaning(
                        "a group that is not there",
                        AWARD + "    group: quizzes\n",
                        "/rules/0/group",
                        Code.UNKNOWN_REFERENCE,
                        5,
                        12),
                meaning(
                        "an expression that explodes",
                        AWARD + "    filters: [{field: a, op: matches, value: \"(a{1000}){1000}\"}]\n",
                        "/rules/0/filters/0/value",
                        Code.INVALID_VALUE,
                        5,
                        46),
                meaning(
                        "an expression with look-around",
                        AWARD + "    filters: [{field: a, op: matches, value: \"(?=a)b\"}]\n",
                        "/rules/0/filters/0/value",
                        Code.INVALID_VALUE,
                        5,
                        46),
                meaning(
                        "an end before its beginning",
                        AWARD + "    from: 2026-12-02\n    until: 2026-12-01\n",
                        "/rules/0/until",
                        Code.INVALID_VALUE,
                        6,
                        12),
                meaning("one key twice", AWARD + AWARD.substring(7), "/rules/1/key", Code.DUPLICATE, 5, 10));
    }

    private static List<BadFile> noData() {
        return List.of(
                noData("an anchor", "rules: &a []\n", Code.NOT_PLAIN_DATA, 1, 8),
                noData("a bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", Code.NOT_PLAIN_DATA, 1, 4),
                noData("a merge key", "rules: []\n<<: *a\n", Code.NOT_PLAIN_DATA, 2, 5),
                noData("a tag", "rules: !!java.net.URL [x]\n", Code.NOT_PLAIN_DATA, 1, 8),
                noData("a member twice", "rules: []\nrules: []\n", Code.DUPLICATE, 2, 1),
                noData("an end too early", "{\"rules\": [", Code.SYNTAX, 1, 12),
                noData("a list that is not closed", "rules:\n  - key: [a\n", Code.SYNTAX, 3, 1),
                noData("too deep", "rules: " + "[".repeat(100_000), Code.TOO_LARGE, 1, 37),
                noData("fifty megabytes", "#".repeat(50 * 1024 * 1024), Code.TOO_LARGE, 1, 1));
    }
}
