package org.rocketrewards.ingest.control.simulation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.PreviewedEvent;
import org.rocketrewards.rules.Condition;
import org.rocketrewards.rules.Constraint;
import org.rocketrewards.rules.EventType;
import org.rocketrewards.rules.Filter;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Points;
import org.rocketrewards.rules.Reason;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;

/** What one rule says of the last events that it would consider: its time, its filters, its points. */
public final class LatestEvents {
    private final DataSource database;
    private final List<EventType> types;

    /** Reads from this database. */
    public LatestEvents(DataSource database, List<EventType> types) {
        this.database = database;
        this.types = types;
    }

    /** The events, newest first. */
    public List<PreviewedEvent> of(RuleSet rules, String key, Map<Integer, SourceTraits> sources, int most) {
        Rule rule = rules.rule(key);
        if (rule == null) {
            return List.of();
        }
        // one that is switched off considers nothing; what it would say is asked all the same
        RuleSet considering = rule.retired() ? new RuleSet(0, List.of(awake(rule))) : rules;
        try (Connection connection = database.getConnection()) {
            PastEvents past = new PastEvents(connection, 0, Instant.MIN, Instant.MAX, types);
            List<PreviewedEvent> events = new ArrayList<>();
            for (PastEvent event : past.latest(name -> considers(considering, key, name), most)) {
                if (!rule.isFor(event.event().sourceId())) {
                    continue;
                }
                SourceTraits source = sources.get(event.event().sourceId());
                events.add(judge(event, rule, source == null ? ZoneOffset.UTC : source.zone()));
            }
            return events;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the last events cannot be read", e);
        }
    }

    private static boolean considers(RuleSet rules, String key, String eventName) {
        return rules.rulesFor(eventName).stream().anyMatch(rule -> rule.key().equals(key));
    }

    private static Rule awake(Rule rule) {
        return new Rule(
                rule.key(), rule.title(), rule.events(), rule.learner(), 0, List.of(), new Constraint.None(), null);
    }

    private static PreviewedEvent judge(PastEvent past, Rule rule, ZoneId zone) {
        LearningEvent event = past.event();
        if (!rule.validity().holds(event.occurredAt(), zone)) {
            return not(past, Reason.NOT_VALID_THEN, null);
        }
        for (Condition condition : rule.filters()) {
            Filter.Result result = condition.apply(event);
            if (!Condition.met(result)) {
                Reason reason =
                        result == Filter.Result.MISSING ? Reason.FILTER_FIELD_MISSING : Reason.FILTER_NOT_MATCHED;
                return not(past, reason, condition.blamed(event).field());
            }
        }
        long points = rule.points().of(event);
        if (points == Points.FIELD_MISSING) {
            return not(past, Reason.POINTS_FIELD_MISSING, rule.points().decidedBy());
        }
        if (points == Points.NOT_IN_TABLE) {
            return not(past, Reason.NOT_IN_POINTS_TABLE, rule.points().decidedBy());
        }
        return new PreviewedEvent(past.id(), event.name(), event.occurredAt(), true, null, null, null, points);
    }

    private static PreviewedEvent not(PastEvent past, Reason reason, @Nullable String field) {
        LearningEvent event = past.event();
        return new PreviewedEvent(
                past.id(),
                event.name(),
                event.occurredAt(),
                false,
                reason.code(),
                field,
                field == null ? null : event.field(field),
                0);
    }
}
