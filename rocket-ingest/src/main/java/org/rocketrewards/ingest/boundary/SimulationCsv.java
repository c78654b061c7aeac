package org.rocketrewards.ingest.boundary;

import jakarta.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.rocketrewards.ingest.SimulatedLearner;

/** What a simulation found, as a file for a spreadsheet: a line for each learner and rule that differ. */
public final class SimulationCsv {
    private SimulationCsv() {}

    /** Writes the lines, some thousand learners at a time. */
    public static void write(Simulations simulations, int id, OutputStream out) throws IOException {
        String source = simulations.get(id).source();
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.write("source,learner,rule,booked,simulated,difference\r\n");
        for (List<SimulatedLearner> rows = simulations.learnersBelow(id, Long.MAX_VALUE); !rows.isEmpty(); ) {
            for (SimulatedLearner row : rows) {
                write(csv, source, row);
            }
            rows = simulations.learnersBelow(id, rows.get(rows.size() - 1).position());
        }
        csv.flush();
    }

    private static void write(Writer csv, String source, SimulatedLearner row) throws IOException {
        JsonObject booked = row.bookedByRule() instanceof JsonObject json ? json : JsonObject.EMPTY_JSON_OBJECT;
        JsonObject simulated = row.simulatedByRule() instanceof JsonObject json ? json : JsonObject.EMPTY_JSON_OBJECT;
        TreeSet<String> rules = new TreeSet<>(booked.keySet());
        rules.addAll(simulated.keySet());
        for (String rule : rules) {
            long was = booked.containsKey(rule) ? booked.getJsonNumber(rule).longValue() : 0;
            long is =
                    simulated.containsKey(rule) ? simulated.getJsonNumber(rule).longValue() : 0;
            if (was != is) {
                csv.write(source + ',' + row.learner() + ',' + rule + ',' + was + ',' + is + ',' + (is - was) + "\r\n");
            }
        }
    }
}
