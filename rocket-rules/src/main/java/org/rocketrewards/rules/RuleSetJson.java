package org.rocketrewards.rules;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule sets as JSON documents: {@code {"rules":[{"key":…,"events":[…],"learner":…,"points":…,…}]}}, with
 * {@code groups} and {@code campaigns} where there are some. The same form is stored, answered and kept in files.
 */
public final class RuleSetJson {
    private RuleSetJson() {}

    /**
     * Reads a rule set from its document.
     *
     * @throws IllegalArgumentException when the document is not right; the message says all that is wrong
     */
    public static RuleSet read(int version, JsonObject document) {
        RuleProblems problems = new RuleProblems();
        RuleDocument read = read(document, problems);
        if (read == null) {
            throw refused(problems);
        }
        return new RuleSet(version, read);
    }

    /**
     * Reads a document.
     *
     * @param problems takes what is wrong
     * @return null when there are problems
     */
    public static @Nullable RuleDocument read(JsonObject document, RuleProblems problems) {
        return DocumentReader.read(new DocumentPlace(document, "", problems), problems);
    }

    /** Writes rules as a document. */
    public static JsonObject write(List<Rule> rules) {
        return write(RuleDocument.of(rules));
    }

    /** Writes a document; reading it gives the same again. */
    public static JsonObject write(RuleDocument document) {
        return RuleWriter.write(document);
    }

    /** A rule that comes with the product, of which nothing may be wrong. */
    static Rule readRule(JsonObject rule) {
        RuleProblems problems = new RuleProblems();
        Rule read = RuleReader.read(new DocumentPlace(rule, "", problems));
        if (read == null || !problems.isEmpty()) {
            throw refused(problems);
        }
        return read;
    }

    private static IllegalArgumentException refused(RuleProblems problems) {
        return new IllegalArgumentException(String.join(
                "; ", problems.list().stream().map(RuleProblem::text).toList()));
    }
}
