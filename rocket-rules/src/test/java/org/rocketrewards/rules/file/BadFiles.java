package org.rocketrewards.rules.file;

import java.util.List;
import java.util.stream.Stream;
import org.rocketrewards.rules.RuleProblem.Code;

/** Rule files of which one thing is wrong, with what is said about it. */
final class BadFiles {
    static final String RULE = "rules:\n  - key: quiz.bonus\n    events: [quiz.completed]\n";
    static final String AWARD = RULE + "    points: 5\n";

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

    private static BadFile meaning(String name, String text, String pointer, Code code, int line, int column) {
        return new BadFile(name, Kind.MEANING, text, pointer, code, line, column);
    }

    private static BadFile noData(String name, String text, Code code, int line, int column) {
        return new BadFile(name, Kind.NO_DATA, text, "", code, line, column);
    }

    static Stream<BadFile> all() {
        return Stream.of(BadShapes.all(), meanings().stream(), noData().stream())
                .flatMap(files -> files);
    }

    private static List<BadFile> meanings() {
        return List.of(
                meaning(
                        "a learner that the catalogue does not know",
                        AWARD.replace("quiz.completed", "\\local_x\\event\\done"),
                        "/rules/0",
                        Code.MISSING,
                        2,
                        5),
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
