package org.rocketrewards.admin.badges;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.badges.BadgeThresholdRow;
import org.rocketrewards.badges.boundary.BadgeThresholds;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Numbers of points that bring a badge. */
final class ThresholdsSection extends Section {
    private static final long serialVersionUID = 1L;

    private final transient BadgeThresholds thresholds;
    private final transient Runnable changed;

    /** The thresholds of a badge; null: all. */
    ThresholdsSection(
            BadgeThresholds thresholds,
            @Nullable String badge,
            List<String> badges,
            List<String> sources,
            Runnable changed) {
        this.thresholds = thresholds;
        this.changed = changed;
        addClassName("card");
        Div head = new Div(new H2(getTranslation("thresholds.title")));
        head.addClassName("card-head");
        add(head, new Paragraph(getTranslation("thresholds.text")));
        if (Caller.administers() && !badges.isEmpty()) {
            Button add = new Button(
                    getTranslation("thresholds.add"), VaadinIcon.PLUS.create(), click -> ask(badges, sources));
            add.addThemeVariants(ButtonVariant.LUMO_SMALL);
            head.add(add);
        }
        List<BadgeThresholdRow> shown = thresholds.list().stream()
                .filter(threshold -> badge == null || badge.equals(threshold.badge()))
                .toList();
        if (!shown.isEmpty()) {
            add(table(shown));
        }
    }

    private Table table(List<BadgeThresholdRow> shown) {
        Table table = new Table(
                getTranslation("thresholds.title"),
                getTranslation("rules.member.badge"),
                getTranslation("thresholds.points") + "#",
                getTranslation("thresholds.revocable"),
                getTranslation("delivery.source"),
                getTranslation("rules.version.state"),
                getTranslation("token.actions"));
        for (BadgeThresholdRow threshold : shown) {
            table.row(
                    BadgesNavigation.to(threshold.badge(), threshold.badge()),
                    Table.text(Words.number(threshold.points())),
                    Table.text(getTranslation(threshold.revocable() ? "thresholds.goes" : "thresholds.stays")),
                    Table.text(threshold.source() == null ? getTranslation("badge.all_sources") : threshold.source()),
                    MappingsSection.state(this, threshold.enabled()),
                    threshold.enabled() && Caller.administers() ? disable(threshold) : Table.text(""));
        }
        return table;
    }

    private Component disable(BadgeThresholdRow threshold) {
        Button disable = new Button(getTranslation("badge.disable"), click -> {
            thresholds.disable(threshold.id());
            changed.run();
        });
        disable.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return disable;
    }

    private void ask(List<String> badges, List<String> sources) {
        Dialog dialog = new Dialog(getTranslation("thresholds.add"));
        dialog.setWidth("30rem");
        Select<String> badge = new Select<>();
        badge.setLabel(getTranslation("rules.member.badge"));
        badge.setItems(badges);
        badge.setValue(badges.get(0));
        TextField points = new TextField(getTranslation("thresholds.points"));
        points.getElement().setAttribute("inputmode", "numeric");
        Select<String> source = new Select<>();
        source.setLabel(getTranslation("delivery.source"));
        source.setItems(sources);
        source.setEmptySelectionAllowed(true);
        source.setEmptySelectionCaption(getTranslation("badge.all_sources"));
        source.setItemLabelGenerator(name -> name == null ? getTranslation("badge.all_sources") : name);
        Checkbox revocable = new Checkbox(getTranslation("thresholds.goes"));
        Div form = new Div(badge, points, source, revocable);
        form.addClassName("form");
        dialog.add(form);
        Button add = new Button(getTranslation("thresholds.do"), click -> {
            String entered = points.getValue().strip();
            points.setInvalid(!entered.matches("[1-9][0-9]{0,11}"));
            points.setErrorMessage(getTranslation("thresholds.points.invalid"));
            if (points.isInvalid()) {
                return;
            }
            try {
                thresholds.add(source.getValue(), badge.getValue(), Long.parseLong(entered), revocable.getValue());
            } catch (RocketException e) {
                if (e.type() != ProblemType.CONFLICT) {
                    throw e;
                }
                badge.setErrorMessage(getTranslation("thresholds.taken"));
                badge.setInvalid(true);
                return;
            }
            dialog.close();
            changed.run();
        });
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("dialog.cancel"), click -> dialog.close()), add);
        dialog.open();
    }
}
