package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One constraint: its kind, and what that kind needs to know. */
final class ConstraintFields extends Members {
    private static final long serialVersionUID = 1L;
    private static final List<String> TYPES = List.of("none", "once", "cap", "pointsCap", "coolDown", "reversal");
    private static final List<String> PERIODS = List.of("day", "week", "month", "ever");
    private static final Map<String, List<String>> OF_TYPE = Map.of(
            "none", List.of(),
            "once", List.of("per", "key", "period"),
            "cap", List.of("count", "period", "distinct", "afterReversal"),
            "pointsCap", List.of("points", "period", "afterReversal"),
            "coolDown", List.of("every", "key", "afterReversal"),
            "reversal", List.of("of", "match"));

    private final Select<String> type;
    private final transient Map<String, Component> byName = new HashMap<>();

    /** A constraint; {@code remove} is called to take it away. */
    ConstraintFields(Runnable changed, List<String> rules, Consumer<ConstraintFields> remove) {
        super(changed);
        addClassNames("inline", "row");
        type = choice("type", getTranslation("rule.constraint.type"), TYPES, "rule.constraint.type.", null);
        keep("per", list("per", getTranslation("rule.constraint.per")))
                .setHelperText(getTranslation("rule.constraint.per.help"));
        keep("count", number("count", getTranslation("rule.constraint.count")));
        keep("points", number("points", getTranslation("rule.constraint.points")));
        keep("every", text("every", getTranslation("rule.constraint.every")))
                .setHelperText(getTranslation("rule.constraint.every.help"));
        keep(
                "period",
                choice(
                        "period",
                        getTranslation("rule.constraint.period"),
                        PERIODS,
                        "rule.period.",
                        getTranslation("rule.period.none")));
        keep("distinct", list("distinct", getTranslation("rule.constraint.distinct")))
                .setHelperText(getTranslation("rule.constraint.distinct.help"));
        keep("key", list("key", getTranslation("rule.constraint.key")))
                .setHelperText(getTranslation("rule.constraint.key.help"));
        keep("of", several("of", getTranslation("rule.constraint.of"), rules, rule -> rule, false));
        keep("match", list("match", getTranslation("rule.constraint.match")))
                .setHelperText(getTranslation("rule.constraint.match.help"));
        keep(
                "afterReversal",
                choice(
                        "afterReversal",
                        getTranslation("rule.constraint.after"),
                        List.of("free", "keep"),
                        "rule.constraint.after.",
                        getTranslation("rule.constraint.after.free")));
        type.addValueChangeListener(change -> showType());
        Button away = new Button(VaadinIcon.TRASH.create(), click -> remove.accept(this));
        away.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        away.setAriaLabel(getTranslation("rule.constraint.remove"));
        away.setTooltipText(getTranslation("rule.constraint.remove"));
        add(away);
        type.setValue("once");
        showType();
    }

    private <C extends Component> C keep(String name, C field) {
        byName.put(name, field);
        return field;
    }

    private void showType() {
        List<String> shown = OF_TYPE.getOrDefault(String.valueOf(type.getValue()), List.of());
        byName.forEach((name, field) -> field.setVisible(shown.contains(name)));
    }

    /** What the kind before had to say is no business of the kind now. */
    @Override
    boolean keeps(String name) {
        String now = type.getValue();
        return shown().containsKey("type") && Values.text(shown().get("type")).equals(now);
    }

    @Override
    public boolean blame(String pointer, String message) {
        return super.blame(pointer.isEmpty() ? "/type" : pointer, message) || super.blame("/type", message);
    }
}
