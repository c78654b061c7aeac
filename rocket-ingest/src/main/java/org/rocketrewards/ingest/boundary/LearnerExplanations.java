package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.SensitiveRead;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ingest.LearnerExplanation;
import org.rocketrewards.ingest.LearnerExplanation.RuleThen;
import org.rocketrewards.ingest.control.LatestDeliveries;
import org.rocketrewards.ingest.control.Why;
import org.rocketrewards.ledger.boundary.Statements;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.EventPattern;
import org.rocketrewards.rules.Moment;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.boundary.RuleSetHistory;
import org.rocketrewards.rules.boundary.RuleSets;
import org.rocketrewards.rules.boundary.Timeline;

/** Answers "why no points?" for a learner and a kind of event. Read-only. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class LearnerExplanations {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    Sources sources;

    @Inject
    RuleSets ruleSets;

    @Inject
    Statements statements;

    @Inject
    DeliveryLog log;

    @Inject
    Explanations explanations;

    /**
     * Explains what came of the newest event of a kind.
     *
     * @param eventType a class, a family, a short name, or a Rocket name, as rules write it
     * @param language of the sentence; English when Rocket does not speak it
     * @throws RocketException {@code not_found} for the source, {@code invalid_parameter} for what is no event type or no
     *     user id
     */
    @SensitiveRead("learner")
    public LearnerExplanation of(String source, long learner, String eventType, Locale language) {
        SourceTraits traits = sources.get(source).traits();
        if (learner <= -UserKey.ID_LIMIT || learner >= UserKey.ID_LIMIT) {
            throw invalid("learner", "learner is a Moodle user id, below 2^40.");
        }
        if (EventPattern.kind(eventType) == null) {
            throw invalid(
                    "eventType",
                    "eventType is a class (\\mod_quiz\\event\\attempt_submitted), a short name (attempt_submitted) or a"
                            + " Rocket name (quiz.completed).");
        }
        RuleSet current = ruleSets.current();
        Set<String> patterns = current.patterns(eventType);
        Predicate<String> meant = name -> patterns.stream().anyMatch(pattern -> EventPattern.matches(pattern, name));
        LatestDeliveries latest = new LatestDeliveries(database, traits.id(), source, learner);
        Map<Integer, String> types = latest.types(meant);
        List<DeliveryRow> deliveries = latest.ofLearner(types);
        DeliveryRow newest = deliveries.stream()
                .filter(row -> row.outcome() != Outcome.DUPLICATE)
                .findFirst()
                .orElse(null);
        DeliveryRow refused = latest.refused(meant)
                .filter(row -> newest == null || row.id() > newest.id())
                .orElse(null);
        EventDetail event = newest == null || newest.event() == null
                ? null
                : log.event(newest.event()).orElse(null);
        List<RuleThen> rules = rules(traits.id(), current, patterns, types);
        Why.Answer answer = Why.answer(
                new Why.Facts(
                        source,
                        learner,
                        eventType,
                        traits.zone(),
                        latest.arrived(types),
                        !deliveries.isEmpty()
                                || latest.known()
                                || statements.account(traits.id(), learner).isPresent(),
                        newest,
                        refused,
                        event,
                        event != null && latest.takenBack(event.id()),
                        event == null ? null : new RuleSetHistory(database).version(event.ruleSet()),
                        rules),
                language);
        return new LearnerExplanation(
                source,
                learner,
                eventType,
                answer.code(),
                answer.sentence(),
                current.version(),
                rules,
                answer.mismatch(),
                event == null ? null : explanations.of(event.id(), null),
                withRefused(deliveries, refused));
    }

    private static List<DeliveryRow> withRefused(List<DeliveryRow> deliveries, @Nullable DeliveryRow refused) {
        List<DeliveryRow> all = new ArrayList<>(deliveries);
        if (refused != null) {
            all.add(0, refused);
        }
        return all.subList(0, Math.min(all.size(), LatestDeliveries.MOST));
    }

    /** Rules of this source for such events: of the version in force, then of those that are scheduled. */
    private List<RuleThen> rules(int sourceId, RuleSet current, Set<String> patterns, Map<Integer, String> types) {
        Set<String> names = new LinkedHashSet<>(types.values());
        patterns.stream().filter(pattern -> pattern.startsWith("\\")).forEach(names::add);
        ruleSets.catalogue().types().stream()
                .flatMap(type -> type.defaultRule().events().stream())
                .filter(name -> patterns.stream().anyMatch(pattern -> EventPattern.matches(pattern, name)))
                .forEach(names::add);
        List<RuleThen> rules = new ArrayList<>(considering(sourceId, current, names, null));
        for (Timeline.Held later : ruleSets.later()) {
            considering(sourceId, later.ruleSet(), names, later.from().toString()).stream()
                    .filter(rule ->
                            rules.stream().noneMatch(known -> known.rule().equals(rule.rule())))
                    .forEach(rules::add);
        }
        return rules;
    }

    private static List<RuleThen> considering(
            int sourceId, RuleSet ruleSet, Set<String> names, @Nullable String effectiveFrom) {
        return names.stream()
                .flatMap(name -> ruleSet.rulesFor(name).stream())
                .distinct()
                .filter(rule -> rule.source() == null || rule.source() == sourceId)
                .map(rule -> new RuleThen(
                        rule.key(),
                        rule.title(),
                        ruleSet.version(),
                        effectiveFrom,
                        text(rule.validity().from()),
                        text(rule.validity().until())))
                .toList();
    }

    private static @Nullable String text(@Nullable Moment moment) {
        return moment == null ? null : moment.text();
    }

    private static RocketException invalid(String field, String detail) {
        return new RocketException(ProblemType.INVALID_PARAMETER, detail, Map.of("field", field));
    }
}
