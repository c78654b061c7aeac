package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.rules.EventType;
import org.rocketrewards.rules.LearnerField;
import org.rocketrewards.rules.RuleSetDraft;

/** A whole rule as a form, in the order in which one thinks of it. */
final class RuleForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final List<String> LEARNERS =
            Stream.of(LearnerField.values()).map(LearnerField::code).toList();

    private final Members what;
    private final Members earns;
    private final ConditionGroup conditions;
    private final ConstraintsFields constraints;
    private final Members beside;
    private transient JsonObject shown = JsonValue.EMPTY_JSON_OBJECT;

    /** The fields of one section. What it has no field for is the business of another. */
    private static final class Fields extends Members {
        private static final long serialVersionUID = 1L;

        Fields(Runnable changed) {
            super(changed);
        }

        @Override
        boolean keeps(String name) {
            return false;
        }
    }

    /** Choices that other parts of Rocket know. */
    record Choices(List<EventType> types, List<String> badges, List<String> sources) {}

    RuleForm(RuleSetDraft draft, EventTitles titles, Choices choices, boolean isNew, Runnable changed) {
        addClassName("rule-form");
        List<String> rules = keys(draft.rules());
        what = new Fields(changed);
        if (isNew) {
            what.text("key", getTranslation("rules.member.key")).setHelperText(getTranslation("rule.key.help"));
        }
        what.text("title", getTranslation("rules.member.title")).setMaxLength(200);
        what.several(
                        "events",
                        getTranslation("rules.member.events"),
                        events(choices.types()),
                        pattern -> titles.title(this, pattern) + " · " + pattern,
                        true)
                .setHelperText(getTranslation("rule.events.help"));
        what.choice(
                "learner",
                getTranslation("rules.member.learner"),
                LEARNERS,
                "rules.learner.",
                getTranslation("rule.learner.known"));
        what.flag("active", getTranslation("rule.active"), true);

        earns = new Fields(changed);
        earns.part("points", new PointsFields(changed));
        earns.choice(
                "badge", getTranslation("rules.member.badge"), choices.badges(), "", getTranslation("rule.badge.none"));

        conditions = new ConditionGroup(changed);
        constraints = new ConstraintsFields(changed, rules);

        beside = new Fields(changed);
        beside.text("from", getTranslation("rules.member.from")).setHelperText(getTranslation("rule.moment.help"));
        beside.text("until", getTranslation("rules.member.until")).setHelperText(getTranslation("rule.moment.help"));
        beside.choice(
                "group",
                getTranslation("rules.member.group"),
                keys(draft.groups()),
                "",
                getTranslation("rule.group.none"));
        beside.number("priority", getTranslation("rules.member.priority"))
                .setHelperText(getTranslation("rule.priority.help"));
        beside.several("replaces", getTranslation("rules.member.replaces"), rules, rule -> rule, false)
                .setHelperText(getTranslation("rule.replaces.help"));
        beside.number("source", getTranslation("rules.member.source"))
                .setHelperText(getTranslation("rule.source.help", String.join(", ", choices.sources())));
        beside.addClassName("pairs");

        add(
                section("rule.section.what", what),
                section("rule.section.earns", earns),
                section("rule.section.if", new Paragraph(getTranslation("rule.section.if.text")), conditions),
                section("rule.section.often", new Paragraph(getTranslation("rule.section.often.text")), constraints),
                section("rule.section.beside", beside));
    }

    private Section section(String heading, Component... content) {
        Section section = new Section(new H2(getTranslation(heading)));
        section.addClassName("card");
        section.add(content);
        return section;
    }

    private static Set<String> events(List<EventType> types) {
        Set<String> events = new LinkedHashSet<>();
        types.forEach(type -> events.addAll(type.defaultRule().events()));
        return events;
    }

    private static List<String> keys(JsonArray parts) {
        return parts.getValuesAs(JsonObject.class).stream()
                .map(part -> part.getString("key"))
                .toList();
    }

    /** Shows a rule. */
    void show(JsonObject rule) {
        shown = rule;
        what.show(rule);
        earns.show(rule);
        conditions.show(rule.get("filters"));
        constraints.show(rule);
        beside.show(rule);
    }

    /** The rule as it is entered. */
    JsonObject value() {
        JsonObjectBuilder rule = Json.createObjectBuilder();
        if (shown.containsKey("key")) {
            rule.add("key", shown.get("key"));
        }
        what.value().forEach(rule::add);
        earns.value().forEach(rule::add);
        rule.add("filters", conditions.value());
        constraints.write(rule);
        if (shown.containsKey("alsoReverses")) {
            rule.add("alsoReverses", shown.get("alsoReverses"));
        }
        beside.value().forEach(rule::add);
        return rule.build();
    }

    /** Shows what is wrong at its field; false when there is none for it. */
    boolean blame(String pointer, String message) {
        if (Part.head(pointer).equals("filters")) {
            return conditions.blame(Part.tail(pointer), message);
        }
        return constraints.blame(pointer, message)
                || what.blame(pointer, message)
                || earns.blame(pointer, message)
                || beside.blame(pointer, message);
    }

    /** Takes back what was said to be wrong. */
    void clean() {
        what.clean();
        earns.clean();
        conditions.clean();
        constraints.clean();
        beside.clean();
    }
}
