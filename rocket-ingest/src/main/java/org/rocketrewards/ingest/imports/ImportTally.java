package org.rocketrewards.ingest.imports;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.rules.Decision;

/**
 * What rows became: counts by outcome and reason, points and awards per rule. Its size does not depend on how many rows
 * there are. Not thread-safe.
 */
public final class ImportTally {
    /** Different reasons or rules beyond this many are counted together. */
    private static final int MOST_NAMES = 500;

    private static final String OTHERS = "others";

    /** Looking the factory up costs more than writing a tally, and one is written with each chunk. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Long> awards = new TreeMap<>();
    private final Map<String, Long> points = new TreeMap<>();

    /** Reads a tally back. */
    public static ImportTally of(JsonObject json) {
        ImportTally tally = new ImportTally();
        json.forEach((name, value) -> {
            if (value instanceof JsonNumber number) {
                tally.counts.put(name, number.longValueExact());
            }
        });
        json.getJsonObject("reasons")
                .forEach((name, value) -> tally.reasons.put(name, ((JsonNumber) value).longValueExact()));
        for (JsonObject rule : json.getJsonArray("rules").getValuesAs(JsonObject.class)) {
            tally.awards.put(
                    rule.getString("rule"), rule.getJsonNumber("decisions").longValueExact());
            tally.points.put(
                    rule.getString("rule"), rule.getJsonNumber("points").longValueExact());
        }
        return tally;
    }

    /** A copy. */
    public ImportTally copy() {
        ImportTally copy = new ImportTally();
        copy.counts.putAll(counts);
        copy.reasons.putAll(reasons);
        copy.awards.putAll(awards);
        copy.points.putAll(points);
        return copy;
    }

    /** Counts a row that was booked, recognised, ignored or quarantined. */
    public void row(Receipt receipt) {
        add(counts, "rows", 1);
        add(counts, receipt.outcome().code(), 1);
        if (receipt.reason() != null) {
            add(reasons, receipt.reason(), 1);
        }
        if (receipt.outcome() != Outcome.DUPLICATE) {
            add(counts, "points", receipt.points());
        }
    }

    /** Counts what the rules decided about one new event. */
    public void decided(List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (decision.points() != 0) {
                add(awards, decision.rule(), 1);
                add(points, decision.rule(), decision.points());
            } else {
                add(reasons, decision.reason().name().toLowerCase(Locale.ROOT), 1);
            }
        }
    }

    /** Counts a row that is not understood. */
    public void invalid(String reason) {
        add(counts, "rows", 1);
        add(counts, "invalid", 1);
        add(reasons, reason, 1);
    }

    /** Counts a row that brings nothing. */
    public void ignored(String reason) {
        add(counts, "rows", 1);
        add(counts, Outcome.IGNORED.code(), 1);
        add(reasons, reason, 1);
    }

    /** Adds what another tally counted. */
    public void addAll(ImportTally other) {
        other.counts.forEach((name, number) -> add(counts, name, number));
        other.reasons.forEach((name, number) -> add(reasons, name, number));
        other.awards.forEach((name, number) -> add(awards, name, number));
        other.points.forEach((name, number) -> add(points, name, number));
    }

    /** Counts a row that could not be booked and is kept. */
    public void failed() {
        add(counts, "rows", 1);
        add(counts, "failed", 1);
    }

    /** One of the counts, such as {@code accepted}. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    private static void add(Map<String, Long> map, String name, long number) {
        String counted = map.size() < MOST_NAMES || map.containsKey(name) ? name : OTHERS;
        map.merge(counted, number, Math::addExact);
    }

    /** As JSON: every count that an import can have, then reasons and rules. */
    public JsonObject json() {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        for (String name :
                List.of("rows", "accepted", "duplicate", "ignored", "quarantined", "invalid", "failed", "points")) {
            json.add(name, count(name));
        }
        JsonObjectBuilder byReason = JSON.createObjectBuilder();
        reasons.forEach(byReason::add);
        JsonArrayBuilder rules = JSON.createArrayBuilder();
        points.forEach((rule, sum) -> rules.add(JSON.createObjectBuilder()
                .add("rule", rule)
                .add("decisions", awards.getOrDefault(rule, 0L))
                .add("points", sum)));
        return json.add("reasons", byReason).add("rules", rules).build();
    }
}
