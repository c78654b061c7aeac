package org.rocketrewards.admin.badges;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.badges.BadgeMappingRow;
import org.rocketrewards.badges.boundary.BadgeMappings;

/** What Moodle badges bring: points instead of those of the default rule, and a Rocket badge. */
final class MappingsSection extends Section {
    private static final long serialVersionUID = 1L;

    private final transient BadgeMappings mappings;
    private final transient Runnable changed;

    /** The mappings of a badge; null: all. */
    MappingsSection(
            BadgeMappings mappings,
            @Nullable String badge,
            List<String> badges,
            List<String> sources,
            Runnable changed) {
        this.mappings = mappings;
        this.changed = changed;
        addClassName("card");
        Div head = new Div(new H2(getTranslation("badge_mappings.title")));
        head.addClassName("card-head");
        add(head, new Paragraph(getTranslation("badge_mappings.text")));
        if (Caller.operates()) {
            Button add = new Button(
                    getTranslation("badge_mappings.add"),
                    VaadinIcon.PLUS.create(),
                    click -> new MappingDialog(mappings, badge, badges, sources, changed).open());
            add.addThemeVariants(ButtonVariant.LUMO_SMALL);
            head.add(add);
        }
        List<BadgeMappingRow> shown = mappings.list().stream()
                .filter(mapping -> badge == null || badge.equals(mapping.rocketBadge()))
                .toList();
        if (!shown.isEmpty()) {
            add(table(shown));
        }
    }

    private Table table(List<BadgeMappingRow> shown) {
        Table table = new Table(
                getTranslation("badge_mappings.title"),
                getTranslation("badge_mappings.moodle"),
                getTranslation("rules.points") + "#",
                getTranslation("rules.member.badge"),
                getTranslation("delivery.source"),
                getTranslation("rules.version.state"),
                getTranslation("token.made"),
                getTranslation("token.actions"));
        for (BadgeMappingRow mapping : shown) {
            String rocket = mapping.rocketBadge();
            table.row(
                    Table.code(Words.withoutTricks(mapping.badgeId())),
                    Table.text(Words.number(mapping.awardPoints())),
                    rocket == null ? Table.text("–") : BadgesNavigation.to(rocket, rocket),
                    Table.text(mapping.source() == null ? getTranslation("badge.all_sources") : mapping.source()),
                    state(this, mapping.enabled()),
                    made(mapping),
                    mapping.enabled() && Caller.operates() ? disable(mapping) : Table.text(""));
        }
        return table;
    }

    /** Whether something still holds. */
    static Component state(Component reader, boolean enabled) {
        return enabled
                ? new Badge(VaadinIcon.CHECK_CIRCLE, reader.getTranslation("rules.active"), "accepted")
                : new Badge(VaadinIcon.PAUSE, reader.getTranslation("rules.inactive"), "ignored");
    }

    private Component made(BadgeMappingRow mapping) {
        Div made = new Div(new Moment(mapping.createdAt()), Table.text(Words.withoutTricks(mapping.createdBy())));
        made.addClassName("stack");
        return made;
    }

    private Component disable(BadgeMappingRow mapping) {
        Button disable = new Button(getTranslation("badge.disable"), click -> {
            ConfirmDialog dialog = new ConfirmDialog();
            dialog.setHeader(getTranslation("badge_mappings.disable.title", Words.withoutTricks(mapping.badgeId())));
            dialog.setText(getTranslation("badge_mappings.disable.text"));
            dialog.setConfirmText(getTranslation("badge.disable"));
            dialog.setConfirmButtonTheme("primary error");
            dialog.addConfirmListener(confirm -> {
                mappings.disable(mapping.id());
                changed.run();
            });
            dialog.setCancelable(true);
            dialog.setCancelText(getTranslation("dialog.cancel"));
            dialog.open();
        });
        disable.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return disable;
    }
}
