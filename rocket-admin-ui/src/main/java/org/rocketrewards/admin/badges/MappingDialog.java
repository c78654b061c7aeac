package org.rocketrewards.admin.badges;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.FormDialog;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.badges.BadgeMappingDraft;
import org.rocketrewards.badges.BadgeMappingJson;
import org.rocketrewards.badges.boundary.BadgeMappings;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** A new mapping: the document of the integration guide can be pasted, or its values entered. */
final class MappingDialog extends FormDialog {
    private static final long serialVersionUID = 1L;

    private final transient BadgeMappings mappings;
    private final transient Runnable added;
    private final TextArea document = new TextArea();
    private final TextField badgeId = new TextField();
    private final TextField points = new TextField();
    private final ComboBox<String> rocketBadge = new ComboBox<>();
    private final Select<String> source = new Select<>();

    MappingDialog(
            BadgeMappings mappings, @Nullable String badge, List<String> badges, List<String> sources, Runnable added) {
        this.mappings = mappings;
        this.added = added;
        document.setLabel(getTranslation("badge_mapping.document"));
        document.setHelperText(getTranslation("badge_mapping.document.help"));
        document.addClassName("mono");
        document.setValueChangeMode(ValueChangeMode.LAZY);
        document.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                read();
            }
        });
        badgeId.setLabel(getTranslation("badge_mappings.moodle"));
        badgeId.setHelperText(getTranslation("badge_mapping.badge.help"));
        points.setLabel(getTranslation("rules.points"));
        points.setHelperText(getTranslation("badge_mapping.points.help"));
        points.getElement().setAttribute("inputmode", "numeric");
        rocketBadge.setLabel(getTranslation("rules.member.badge"));
        rocketBadge.setHelperText(getTranslation("badge_mapping.rocket.help"));
        rocketBadge.setItems(badges);
        rocketBadge.setAllowCustomValue(true);
        rocketBadge.setClearButtonVisible(true);
        rocketBadge.addCustomValueSetListener(
                entered -> rocketBadge.setValue(entered.getDetail().strip()));
        rocketBadge.setValue(badge);
        source.setLabel(getTranslation("delivery.source"));
        source.setItems(sources);
        source.setEmptySelectionAllowed(true);
        source.setEmptySelectionCaption(getTranslation("badge.all_sources"));
        source.setItemLabelGenerator(name -> name == null ? getTranslation("badge.all_sources") : name);
        ask(
                getTranslation("badge_mappings.add"),
                getTranslation("badge_mapping.do"),
                this::save,
                new Paragraph(getTranslation("badge_mapping.text")),
                document,
                badgeId,
                points,
                rocketBadge,
                source);
    }

    /** Reads what was pasted into the fields below it. */
    private void read() {
        document.setInvalid(false);
        if (document.getValue().isBlank()) {
            return;
        }
        try {
            BadgeMappingDraft draft = BadgeMappingJson.read(document.getValue());
            badgeId.setValue(draft.badgeId());
            points.setValue(String.valueOf(draft.awardPoints()));
            rocketBadge.setValue(draft.rocketBadge());
        } catch (RocketException e) {
            document.setErrorMessage(Refusals.words(e));
            document.setInvalid(true);
        }
    }

    private String entered() {
        JsonObjectBuilder actions = Json.createObjectBuilder();
        String amount = points.getValue().strip();
        if (!amount.isEmpty()) {
            actions.add(
                    "award_points",
                    amount.matches("-?[0-9]{1,18}")
                            ? Json.createValue(new BigDecimal(amount))
                            : Json.createValue(amount));
        }
        if (rocketBadge.getValue() != null && !rocketBadge.getValue().isBlank()) {
            actions.add("issue_rocket_badge", rocketBadge.getValue());
        }
        return Json.createObjectBuilder()
                .add("trigger", "badge_awarded")
                .add("conditions", Json.createObjectBuilder().add("badge_id", badgeId.getValue()))
                .add("actions", actions)
                .build()
                .toString();
    }

    private void save() {
        badgeId.setInvalid(false);
        points.setInvalid(false);
        rocketBadge.setInvalid(false);
        if (document.isInvalid()) {
            document.focus();
            return;
        }
        try {
            mappings.add(source.getValue(), BadgeMappingJson.read(entered()));
        } catch (RocketException e) {
            complain(e);
            return;
        }
        close();
        added.run();
    }

    private void complain(RocketException refusal) {
        String field = String.valueOf(refusal.members().get("field"));
        if (field.startsWith("actions.award_points") || field.equals("actions")) {
            points.setErrorMessage(Refusals.words(refusal));
            points.setInvalid(true);
        } else if (field.startsWith("actions.")) {
            rocketBadge.setErrorMessage(Refusals.words(refusal));
            rocketBadge.setInvalid(true);
        } else if (field.startsWith("conditions") || refusal.type() == ProblemType.CONFLICT) {
            badgeId.setErrorMessage(Refusals.words(refusal));
            badgeId.setInvalid(true);
        } else {
            throw refusal;
        }
    }
}
