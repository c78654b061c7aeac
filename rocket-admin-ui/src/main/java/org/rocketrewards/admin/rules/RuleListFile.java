package org.rocketrewards.admin.rules;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Csv;
import org.rocketrewards.rules.Rule;

/** Rules as comma-separated values, in the words of the page. */
final class RuleListFile {
    private RuleListFile() {}

    /** Writes the rules; {@code awards} gives how often each awarded, null as long as nobody knows. */
    static void write(RuleWords words, List<Rule> rules, Function<Rule, @Nullable Long> awards, OutputStream out)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Csv csv = new Csv(writer);
        csv.line("key", "title", "events", "points", "constraints", "retired", "awards30Days");
        for (Rule rule : rules) {
            csv.line(
                    rule.key(),
                    words.title(rule),
                    String.join(" ", rule.events()),
                    rule.takesBack() == null ? words.points(rule.points()) : "",
                    words.constraints(rule),
                    rule.retired(),
                    awards.apply(rule));
        }
        writer.flush();
    }
}
