package org.rocketrewards.admin.settings;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.CopyButton;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.configuration.SettingRow;
import org.rocketrewards.configuration.boundary.EffectiveSettings;
import org.rocketrewards.model.access.Role;

/** Each setting, the value that holds, and where it comes from. To read: settings are changed where they come from. */
@Route(value = "settings", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
class SettingsView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    /** Settings by the first part of their key that tells something. */
    private static final Map<String, String> GROUPS = Map.of(
            "db", "database",
            "session", "access",
            "intake", "intake",
            "webhook", "intake",
            "trusted", "intake",
            "imports", "upkeep",
            "retention", "upkeep",
            "corrections", "upkeep",
            "seal", "seals",
            "alerts", "alerts");

    @Inject
    SettingsView(EffectiveSettings settings) {
        addClassName("page");
        add(new PageHeader(getTranslation("nav.settings")), new Paragraph(getTranslation("effective.text")));
        Map<String, List<SettingRow>> groups = new LinkedHashMap<>();
        settings.list()
                .forEach(setting -> groups.computeIfAbsent(
                                GROUPS.getOrDefault(setting.key().split("\\.", -1)[1], "server"),
                                group -> new ArrayList<>())
                        .add(setting));
        groups.forEach((group, rows) -> add(section(group, rows)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.settings") + " · " + getTranslation("product");
    }

    private Component section(String group, List<SettingRow> rows) {
        String title = getTranslation("effective.group." + group);
        Table table = new Table(
                title,
                getTranslation("effective.key"),
                getTranslation("effective.value"),
                getTranslation("effective.origin"),
                getTranslation("effective.usual"));
        rows.forEach(row -> table.row(key(row), value(row.value()), origin(row), value(row.usual())));
        Section section = new Section(new H2(title), table);
        section.addClassNames("section", "effective");
        return section;
    }

    private Component key(SettingRow row) {
        Div names = new Div(Table.code(row.key()));
        Span variable = new Span(row.environment());
        variable.addClassNames("small", "code");
        Div line = new Div(
                variable, new CopyButton(getTranslation("effective.copy", row.environment()), row.environment()));
        line.addClassName("copy-line");
        names.add(line);
        names.addClassName("stack");
        return names;
    }

    private Component value(@Nullable String text) {
        if (text != null) {
            return Table.code(text);
        }
        Span none = new Span(getTranslation("effective.none"));
        none.addClassName("small");
        return none;
    }

    private Component origin(SettingRow row) {
        String word = getTranslation("effective.origin." + row.origin());
        return switch (row.origin()) {
            case "default" -> new Badge(VaadinIcon.CIRCLE_THIN, word, "ignored");
            case "environment" -> new Badge(VaadinIcon.TERMINAL, word, "duplicate");
            case "property" -> new Badge(VaadinIcon.COG, word, "duplicate");
            default -> {
                Span file = new Span(String.valueOf(row.file()));
                file.addClassName("small");
                Div both = new Div(new Badge(VaadinIcon.FILE_TEXT_O, word, "duplicate"), file);
                both.addClassName("stack");
                yield both;
            }
        };
    }
}
