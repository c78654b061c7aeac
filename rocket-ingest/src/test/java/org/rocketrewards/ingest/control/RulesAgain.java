package org.rocketrewards.ingest.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.ingest.control.simulation.RerateReader;
import org.rocketrewards.ingest.control.simulation.Rerating;
import org.rocketrewards.ingest.control.simulation.Simulation;
import org.rocketrewards.ingest.control.simulation.SimulationReader;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetJson;
import org.rocketrewards.rules.SourceTraits;

/** Simulates and re-rates what {@link IntakeFixture} has booked under the default rules. */
final class RulesAgain {
    static final String POST_CREATED = "\\mod_forum\\event\\post_created";
    static final String POST_DELETED = "\\mod_forum\\event\\post_deleted";
    static final String COMPLETION = "\\core\\event\\course_module_completion_updated";
    static final String LOGGED_IN = "\\core\\event\\user_loggedin";
    static final String UNKNOWN = "\\local_shop\\event\\item_bought";
    static final List<Rule> DEFAULTS = Catalogue.load().defaultRules();
    static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant FAR_AHEAD = Instant.parse("2030-01-01T00:00:00Z");
    static final long DAY = 86_400;

    private static final Clock CLOCK = Clock.fixed(IntakeFixture.NOW, ZoneOffset.UTC);

    private final TestDatabase database;
    private final SourceTraits source = new SourceTraits(1, ZoneOffset.UTC, false, Set.of(2L), Set.of(1L));
    private final List<RuleSet> published = new ArrayList<>();

    RulesAgain(TestDatabase database) {
        this.database = database;
        publish(new RuleSet(1, DEFAULTS));
    }

    SourceTraits source() {
        return source;
    }

    /** Makes a version known. */
    RuleSet publish(RuleSet version) {
        published.add(version);
        database.execute(
                "INSERT INTO rule_set (version, document, note, published_at, published_by, effective_from)"
                        + " VALUES (?, ?::jsonb, 'test', now(), 'test', now())",
                version.version(),
                RuleSetJson.write(version.rules()).toString());
        return version;
    }

    /** The default rules with one that is changed. */
    static RuleSet defaultsWith(int version, String key, Consumer<JsonObjectBuilder> change) {
        JsonArrayBuilder rules = Json.createArrayBuilder();
        for (JsonObject rule : RuleSetJson.write(DEFAULTS).getJsonArray("rules").getValuesAs(JsonObject.class)) {
            JsonObjectBuilder changed = Json.createObjectBuilder(rule);
            if (rule.getString("key").equals(key)) {
                change.accept(changed);
            }
            rules.add(changed);
        }
        return RuleSetJson.read(
                version, Json.createObjectBuilder().add("rules", rules).build());
    }

    /** A constraint: so many objects a day. */
    static JsonObject cap(int count) {
        return Json.createObjectBuilder()
                .add("type", "cap")
                .add("count", count)
                .add("period", "day")
                .add("distinct", Json.createArrayBuilder().add("objectid"))
                .build();
    }

    /** Runs a simulation to its end. */
    SimulationRow simulate(RuleSet target, Instant from, Instant to) {
        SimulationReader reader = new SimulationReader(database.application());
        String name = target.version() == 0 ? "draft" : String.valueOf(target.version());
        int id = reader.start(name, source, from, to, IntakeFixture.NOW, "ada");
        run(id, target, from, to);
        return reader.find(id).orElseThrow();
    }

    /** Runs a simulation that is on the list. */
    void run(int id, RuleSet target, Instant from, Instant to) {
        new Simulation(database.application(), CLOCK, GivingWay.toNobody(), request(id, target, from, to)).run();
    }

    /** Applies what a simulation showed; the number of the re-rating. */
    int apply(SimulationRow shown, RuleSet target) {
        RerateReader reader = new RerateReader(database.application());
        int id = reader.start(shown.id(), "test", IntakeFixture.NOW, "ada").orElseThrow();
        new Rerating(
                        database.application(),
                        CLOCK,
                        id,
                        request(shown.id(), target, shown.from(), shown.to()),
                        reader.past(1, false),
                        List.of())
                .run();
        return id;
    }

    private Simulation.Request request(int id, RuleSet target, Instant from, Instant to) {
        return new Simulation.Request(
                id,
                target,
                version -> published.stream()
                        .filter(set -> set.version() == version)
                        .findFirst()
                        .orElseThrow(),
                List.of(),
                Catalogue.load().types(),
                source,
                from,
                to,
                new RerateReader(database.application()).past(1, true));
    }

    /** Posts, deletions that name nobody, completions, log-ins of six learners on two days, some late and some twice. */
    static List<String> story(Random random, int length) {
        return story(random, 1, length);
    }

    static List<String> story(Random random, long firstId, int length) {
        List<String> story = new ArrayList<>();
        for (long id = firstId; id < firstId + length; id++) {
            long learner = 31 + random.nextInt(6);
            String thing = String.valueOf(100 + random.nextInt(25));
            long at = IntakeFixture.AT - 2 * DAY + random.nextInt(4) * DAY / 2 + id;
            story.add(
                    switch (random.nextInt(8)) {
                        case 0, 1, 2 ->
                            IntakeFixture.bodyAt(at, id, POST_CREATED, learner, "objectid", thing, "courseid", "7");
                        case 3 -> IntakeFixture.bodyAt(at, id, POST_DELETED, 2, "objectid", thing, "courseid", "7");
                        case 4, 5 ->
                            IntakeFixture.bodyAt(
                                    at,
                                    id,
                                    COMPLETION,
                                    2,
                                    "relateduserid",
                                    String.valueOf(learner),
                                    "contextinstanceid",
                                    thing,
                                    "other_completionstate",
                                    String.valueOf(random.nextInt(3)));
                        case 6 -> IntakeFixture.bodyAt(at, id, LOGGED_IN, learner, "objectid", "" + learner);
                        default -> IntakeFixture.bodyAt(at, id, UNKNOWN, learner);
                    });
        }
        for (int i = 0; i < length / 10; i++) {
            story.add(story.get(random.nextInt(length)));
        }
        for (int i = 1; i < story.size(); i++) {
            if (random.nextInt(4) == 0) {
                Collections.swap(story, i, random.nextInt(i));
            }
        }
        return story;
    }
}
