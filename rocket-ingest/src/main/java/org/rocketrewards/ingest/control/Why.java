package org.rocketrewards.ingest.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ingest.LearnerExplanation.Mismatch;
import org.rocketrewards.ingest.LearnerExplanation.RuleThen;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.rules.Condition;
import org.rocketrewards.rules.FieldNames;
import org.rocketrewards.rules.Filter;
import org.rocketrewards.rules.Moment;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;

/** Finds what to answer to "why no points?" from what is known, and says it in one sentence. */
public final class Why {
    /** How far a rule got with an event: what stopped the one that got farthest is told. */
    private static final List<String> FARTHEST_FIRST = List.of(
            "awarded",
            "reversed",
            "campaign",
            "cap_reached",
            "points_cap_reached",
            "cooling_down",
            "already_awarded",
            "still_claimed",
            "reversed_already",
            "nothing_to_reverse",
            "tracked",
            "not_in_points_table",
            "points_field_missing",
            "key_field_missing",
            "filter_not_matched",
            "filter_field_missing",
            "not_valid_then",
            "not_first_of_group",
            "replaced");

    private final Facts facts;
    private final WhyText text;

    /**
     * What is known.
     *
     * @param arrived whether such an event ever arrived, about whomever
     * @param known whether anything ever arrived about the learner
     * @param newest the newest delivery of such an event about the learner that is no duplicate; null: none
     * @param refused a newer one that was refused; null: none
     * @param event of {@code newest}; null when it brought none
     * @param takenBack whether all that the event booked was taken back
     * @param inForce the version by which the event was decided; null without an event
     * @param rules those for such events, now and later
     */
    public record Facts(
            String source,
            long learner,
            String eventType,
            ZoneId zone,
            boolean arrived,
            boolean known,
            @Nullable DeliveryRow newest,
            @Nullable DeliveryRow refused,
            @Nullable EventDetail event,
            boolean takenBack,
            @Nullable RuleSet inForce,
            List<RuleThen> rules) {}

    /** The answer; {@code mismatch} is null unless it was a filter. */
    public record Answer(
            String code, String sentence, @Nullable Mismatch mismatch) {}

    private Why(Facts facts, Locale language) {
        this.facts = facts;
        this.text = new WhyText(language, facts.zone());
    }

    /** Answers in a language. */
    public static Answer answer(Facts facts, Locale language) {
        return new Why(facts, language).answer();
    }

    private Answer answer() {
        DeliveryRow refused = facts.refused();
        DeliveryRow newest = facts.newest();
        if (refused != null) {
            return say("refused", refused, null, text.about("refusal", String.valueOf(refused.reason())));
        }
        if (newest == null) {
            return !facts.known()
                    ? say("learner_unknown", null, null)
                    : facts.arrived() ? say("never_arrived_for_learner", null, null) : neverArrived();
        }
        EventDetail event = facts.event();
        if (newest.outcome() == Outcome.QUARANTINED) {
            return say("quarantined", newest, null, text.about("quarantine", String.valueOf(newest.reason())));
        }
        if (newest.outcome() == Outcome.ACCEPTED && event != null) {
            return decided(newest, event);
        }
        if (newest.outcome() != Outcome.IGNORED) {
            return say("failed", newest, null);
        }
        return "restored".equals(newest.reason()) ? say("restored", newest, null) : withoutRule(newest);
    }

    private Answer neverArrived() {
        return facts.rules().isEmpty() || rulesNow().findAny().isPresent()
                ? say("never_arrived", null, null)
                : startsLater();
    }

    private Answer withoutRule(DeliveryRow newest) {
        return rulesNow()
                .findFirst()
                .map(rule -> say("rule_came_later", newest, named(rule.rule(), rule.title())))
                .orElseGet(() -> facts.rules().isEmpty() ? say("no_rule", newest, null) : startsLater());
    }

    private Stream<RuleThen> rulesNow() {
        return facts.rules().stream().filter(rule -> rule.effectiveFrom() == null);
    }

    private Answer startsLater() {
        RuleThen rule = facts.rules().get(0);
        String moment = rule.effectiveFrom() == null ? "" : text.time(Instant.parse(rule.effectiveFrom()));
        return say("rule_starts_later", null, named(rule.rule(), rule.title()), String.valueOf(rule.ruleSet()), moment);
    }

    private Answer decided(DeliveryRow newest, EventDetail event) {
        List<JsonObject> decisions =
                event.decisions() instanceof JsonArray array ? array.getValuesAs(JsonObject.class) : List.of();
        JsonObject decision = decisions.stream()
                .min(Comparator.comparingInt(each -> place(each.getString("reason"))))
                .orElse(null);
        if (decision == null) {
            return withoutRule(newest);
        }
        Rule rule = facts.inForce() == null ? null : facts.inForce().rule(decision.getString("rule"));
        String name = named(decision.getString("rule"), rule == null ? null : rule.title());
        String reason = decision.getString("reason");
        JsonObject counter = decision.getJsonObject("counter");
        return switch (reason) {
            case "awarded" ->
                facts.takenBack()
                        ? say("taken_back", newest, name)
                        : say(
                                event.points() == 0 ? "tracked" : "awarded",
                                newest,
                                name,
                                String.valueOf(decision.get("points")));
            case "campaign" -> say(reason, newest, name, String.valueOf(decision.get("points")));
            case "cap_reached", "points_cap_reached" ->
                counter == null
                        ? say(reason, newest, name)
                        : say(
                                reason,
                                newest,
                                name,
                                text.period(counter.getString("period")),
                                String.valueOf(counter.get("before")),
                                String.valueOf(counter.get("limit")));
            case "already_awarded" -> say(reason, newest, name, keys(decision));
            case "not_first_of_group", "replaced" -> say(reason, newest, name, decision.getString("of", ""));
            case "filter_not_matched", "filter_field_missing" -> filtered(newest, event, decision, rule, name);
            case "not_valid_then" -> notValid(newest, event, rule, name);
            default -> say(text.has(reason) ? reason : "tracked", newest, name);
        };
    }

    private static int place(String reason) {
        int place = FARTHEST_FIRST.indexOf(reason);
        return place < 0 ? FARTHEST_FIRST.size() : place;
    }

    private Answer filtered(
            DeliveryRow newest, EventDetail event, JsonObject decision, @Nullable Rule rule, String name) {
        String field = decision.getString("field", "");
        Filter filter = rule == null ? null : find(rule.filters(), field);
        String had = had(event, field);
        String wanted = filter == null ? field : filter.toString();
        Answer said = say(
                decision.getString("reason"),
                newest,
                name,
                wanted,
                had == null ? text.of("nothing", List.of()) : "\"" + had + "\"");
        return new Answer(said.code(), said.sentence(), new Mismatch(decision.getString("rule"), field, wanted, had));
    }

    private static @Nullable Filter find(List<Condition> conditions, String field) {
        for (Condition condition : conditions) {
            Filter found = condition instanceof Filter filter
                    ? filter.field().equals(field) ? filter : null
                    : find(condition instanceof Condition.All all ? all.of() : ((Condition.Any) condition).of(), field);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String had(EventDetail event, String field) {
        if (!(event.fields() instanceof JsonObject fields)) {
            return null;
        }
        return Stream.concat(Stream.of(field), FieldNames.aliases().getOrDefault(field, List.of()).stream())
                .map(fields::get)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .findFirst()
                .orElse(null);
    }

    private Answer notValid(DeliveryRow newest, EventDetail event, @Nullable Rule rule, String name) {
        Moment from = rule == null ? null : rule.validity().from();
        Moment until = rule == null ? null : rule.validity().until();
        if (from != null && event.occurredAt().isBefore(from.in(facts.zone()))) {
            return said("not_valid_then", "not_valid_then.from", newest, name, text.time(from.in(facts.zone())));
        }
        return until == null
                ? say("not_valid_then", newest, name)
                : said("not_valid_then", "not_valid_then.until", newest, name, text.time(until.in(facts.zone())));
    }

    private static String keys(JsonObject decision) {
        return decision.containsKey("key")
                ? decision.getJsonArray("key").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(Collectors.joining(", "))
                : "";
    }

    private static String named(String rule, @Nullable String title) {
        return title == null || title.equals(rule) ? rule : title + " (" + rule + ")";
    }

    private Answer say(String code, @Nullable DeliveryRow about, @Nullable String rule, String... more) {
        return said(code, code, about, rule, more);
    }

    private Answer said(String code, String key, @Nullable DeliveryRow about, @Nullable String rule, String... more) {
        List<String> values = new ArrayList<>(List.of(
                String.valueOf(facts.learner()),
                facts.source(),
                facts.eventType(),
                about == null ? "" : text.time(about.occurredAt() == null ? about.receivedAt() : about.occurredAt()),
                rule == null ? "" : rule));
        values.addAll(List.of(more));
        return new Answer(code, text.of(key, values), null);
    }
}
