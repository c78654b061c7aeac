package org.rocketrewards.rules.boundary;

import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RequestBody;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleFault;
import org.rocketrewards.rules.RuleProblem;
import org.rocketrewards.rules.control.RuleDocuments;
import org.rocketrewards.rules.file.RuleFile;

/** Rule files as bodies of requests, in JSON or YAML. */
final class RuleFiles {
    static final String YAML = "application/yaml";

    private RuleFiles() {}

    /** Reads a file; its format is told by its first character. */
    static RuleFile.Parsed parse(InputStream body) throws IOException {
        return RuleFile.parse(RequestBody.bytes(body, RuleFile.MOST_BYTES));
    }

    /**
     * The rules of a file.
     *
     * @throws RocketException {@code malformed_body} when it cannot be read, {@code invalid_field} when its rules cannot be
     *     used; with all faults, and the line and column of each
     */
    static RuleDocument read(InputStream body) throws IOException {
        RuleFile.Parsed parsed = parse(body);
        RuleDocument document = parsed.document();
        if (document != null && parsed.problems().isEmpty()) {
            return document;
        }
        RuleProblem.Code first = parsed.problems().get(0).code();
        if (first == RuleProblem.Code.SYNTAX || first == RuleProblem.Code.NOT_PLAIN_DATA) {
            throw new RocketException(
                    ProblemType.MALFORMED_BODY,
                    "The rule file cannot be read: " + parsed.problems().get(0).text(),
                    Map.of(
                            "line",
                            parsed.problems().get(0).line(),
                            "column",
                            parsed.problems().get(0).column(),
                            "errors",
                            Json.createArrayBuilder(faults(parsed).stream()
                                            .map(RuleFault::json)
                                            .toList())
                                    .build()));
        }
        throw RuleDocuments.refused(faults(parsed));
    }

    /** What is wrong with a file, each with its line and column. */
    static List<RuleFault> faults(RuleFile.Parsed parsed) {
        return parsed.problems().stream()
                .map(problem -> {
                    RuleFault fault = RuleFault.of(problem, null);
                    String place = "line " + problem.line() + ", column " + problem.column() + ": ";
                    return new RuleFault(fault.field(), fault.rule(), place + problem.message(), fault.pointer());
                })
                .toList();
    }
}
