package org.rocketrewards.rules;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;
import java.util.List;

/** Writes rules: every member in one order, what is as by default left out where old documents do not have it. */
final class RuleWriter {
    private static final JsonProvider JSON = JsonProvider.provider();

    private RuleWriter() {}

    static JsonObject write(RuleDocument document) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        JsonArrayBuilder rules = JSON.createArrayBuilder();
        document.rules().forEach(rule -> rules.add(rule(rule)));
        json.add("rules", rules);
        if (!document.groups().isEmpty()) {
            JsonArrayBuilder groups = JSON.createArrayBuilder();
            document.groups().forEach(group -> groups.add(group(group)));
            json.add("groups", groups);
        }
        if (!document.campaigns().isEmpty()) {
            JsonArrayBuilder campaigns = JSON.createArrayBuilder();
            document.campaigns().forEach(campaign -> campaigns.add(campaign(campaign)));
            json.add("campaigns", campaigns);
        }
        return json.build();
    }

    static JsonObject rule(Rule rule) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("key", rule.key()).add("title", rule.title());
        if (rule.retired()) {
            json.add("active", false);
        }
        json.add("events", array(rule.events())).add("learner", rule.learner().code());
        points(rule.points(), json);
        json.add("filters", conditions(rule.filters()));
        constraints(rule.constraints(), json);
        Rule.AlsoReverses also = rule.alsoReverses();
        if (also != null) {
            json.add(
                    "alsoReverses",
                    JSON.createObjectBuilder()
                            .add("of", array(also.reversal().of()))
                            .add("match", array(also.reversal().match()))
                            .add("when", condition(also.when())));
        }
        String group = rule.group();
        if (group != null) {
            json.add("group", group);
        }
        if (rule.priority() != 0) {
            json.add("priority", rule.priority());
        }
        if (!rule.replaces().isEmpty()) {
            json.add("replaces", array(rule.replaces()));
        }
        validity(rule.validity(), json);
        String badge = rule.badge();
        if (badge != null) {
            json.add("badge", badge);
        }
        Integer source = rule.source();
        if (source != null) {
            json.add("source", source);
        }
        return json.build();
    }

    private static void points(Points points, JsonObjectBuilder json) {
        if (points instanceof Points.Fixed fixed) {
            json.add("points", fixed.amount());
        } else if (points instanceof Points.Table table) {
            JsonObjectBuilder rows = JSON.createObjectBuilder();
            table.amounts().forEach(rows::add);
            JsonObjectBuilder written =
                    JSON.createObjectBuilder().add("by", table.field()).add("table", rows);
            Long otherwise = table.otherwise();
            if (otherwise != null) {
                written.add("otherwise", otherwise);
            }
            json.add("points", written);
        } else if (points instanceof Points.Linear linear) {
            json.add(
                    "points",
                    JSON.createObjectBuilder()
                            .add("by", linear.field())
                            .add("from", bound(linear.from()))
                            .add("to", bound(linear.to()))
                            .add("rounding", linear.rounding().code()));
        }
    }

    private static JsonObjectBuilder bound(Points.Bound bound) {
        return JSON.createObjectBuilder().add("value", bound.value()).add("points", bound.points());
    }

    private static JsonArray conditions(List<Condition> conditions) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        conditions.forEach(condition -> array.add(condition(condition)));
        return array.build();
    }

    static JsonObject condition(Condition condition) {
        if (condition instanceof Condition.All all) {
            return JSON.createObjectBuilder().add("all", conditions(all.of())).build();
        }
        if (condition instanceof Condition.Any any) {
            return JSON.createObjectBuilder().add("any", conditions(any.of())).build();
        }
        Filter filter = (Filter) condition;
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("field", filter.field())
                .add("op", filter.operator().code());
        if (!filter.orFields().isEmpty()) {
            json.add("orFields", array(filter.orFields()));
        }
        String first = filter.values().get(0);
        if (filter.operator().takesMany()) {
            json.add("value", array(filter.values()));
        } else if (filter.operator() == Filter.Operator.EXISTS) {
            json.add("value", first.equals("true"));
        } else {
            json.add("value", first);
        }
        if (filter.passWhenMissing()) {
            json.add("whenMissing", "pass");
        }
        return json.build();
    }

    private static void constraints(List<Constraint> constraints, JsonObjectBuilder json) {
        if (constraints.size() > 1) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            constraints.forEach(constraint -> array.add(constraint(constraint)));
            json.add("constraints", array);
        } else {
            json.add("constraint", constraint(constraints.isEmpty() ? new Constraint.None() : constraints.get(0)));
        }
    }

    private static JsonObject constraint(Constraint constraint) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        if (constraint instanceof Constraint.Once once) {
            json.add("type", "once")
                    .add("per", array(List.of(once.per().split("\\+"))))
                    .add("key", array(once.key()));
            Period period = once.period();
            if (period != null) {
                json.add("period", period.code());
            }
            if (!once.otherwise().isEmpty()) {
                json.add("otherwise", array(once.otherwise()));
            }
        } else if (constraint instanceof Constraint.Cap cap) {
            json.add("type", "cap")
                    .add("count", cap.count())
                    .add("period", cap.period().code());
            if (!cap.distinct().isEmpty()) {
                json.add("distinct", array(cap.distinct()));
            }
            afterReversal(cap.afterReversal(), json);
        } else if (constraint instanceof Constraint.PointsCap cap) {
            json.add("type", "pointsCap")
                    .add("points", cap.points())
                    .add("period", cap.period().code());
            afterReversal(cap.afterReversal(), json);
        } else if (constraint instanceof Constraint.CoolDown pause) {
            json.add("type", "coolDown").add("every", pause.every().toString());
            if (!pause.key().isEmpty()) {
                json.add("key", array(pause.key()));
            }
            afterReversal(pause.afterReversal(), json);
        } else if (constraint instanceof Constraint.TakesBack takesBack) {
            json.add("type", "reversal")
                    .add("of", array(takesBack.reversal().of()))
                    .add("match", array(takesBack.reversal().match()));
        } else {
            json.add("type", "none");
        }
        return json.build();
    }

    private static void afterReversal(Constraint.AfterReversal after, JsonObjectBuilder json) {
        if (after != Constraint.AfterReversal.FREE) {
            json.add("afterReversal", after.code());
        }
    }

    private static void validity(Validity validity, JsonObjectBuilder json) {
        Moment from = validity.from();
        if (from != null) {
            json.add("from", from.text());
        }
        Moment until = validity.until();
        if (until != null) {
            json.add("until", until.text());
        }
    }

    private static JsonObject group(RuleGroup group) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("key", group.key())
                .add("take", group.take().code());
        String within = group.within();
        if (within != null) {
            json.add("within", within);
        }
        if (group.priority() != 0) {
            json.add("priority", group.priority());
        }
        return json.build();
    }

    private static JsonObject campaign(Campaign campaign) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("key", campaign.key())
                .add("title", campaign.title())
                .add("multiplier", campaign.multiplier());
        validity(campaign.validity(), json);
        if (!campaign.rules().isEmpty()) {
            json.add("rules", array(campaign.rules()));
        }
        if (!campaign.filters().isEmpty()) {
            json.add("filters", conditions(campaign.filters()));
        }
        return json.build();
    }

    private static JsonArray array(Collection<String> values) {
        return JSON.createArrayBuilder(values).build();
    }
}
