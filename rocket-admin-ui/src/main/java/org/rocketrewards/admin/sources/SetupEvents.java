package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.workflows.Preset;
import org.rocketrewards.ingest.workflows.boundary.Workflows;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.EventType;

/** Which events Moodle is to send: a preset, and every single one by area. */
final class SetupEvents extends SetupStep {
    private static final long serialVersionUID = 1L;

    private final transient Workflows workflows;
    private final Map<EventArea, Details> areas = new EnumMap<>(EventArea.class);
    private final Map<EventArea, CheckboxGroup<String>> choices = new EnumMap<>(EventArea.class);
    private final Map<EventArea, Integer> sizes = new EnumMap<>(EventArea.class);
    private final Span count = new Span();
    private transient Runnable whenChosen = () -> {};

    SetupEvents(Catalogue catalogue, Workflows workflows) {
        super(2, "setup.events");
        this.workflows = workflows;
        Div presets = new Div();
        presets.addClassName("setup-line");
        for (Preset preset : Preset.values()) {
            Button choose = new Button(getTranslation("setup.preset." + preset.code()), click -> choose(preset));
            choose.addThemeVariants(ButtonVariant.LUMO_SMALL);
            presets.add(choose);
        }
        Map<EventArea, List<EventType>> byArea = catalogue.types().stream()
                .collect(Collectors.groupingBy(
                        EventArea::of, () -> new EnumMap<>(EventArea.class), Collectors.toList()));
        Div list = new Div();
        list.addClassName("setup-areas");
        byArea.forEach((area, types) -> list.add(area(area, types)));
        count.getElement().setAttribute("role", "status");
        content().add(new Paragraph(getTranslation("setup.events.text")), presets, list, count);
        choose(Preset.GUIDE);
    }

    /** What is chosen, by the names of the catalogue. */
    Set<String> chosen() {
        Set<String> chosen = new LinkedHashSet<>();
        choices.values().forEach(group -> chosen.addAll(group.getValue()));
        return chosen;
    }

    /** Called when the choice has changed. */
    void whenChosen(Runnable then) {
        whenChosen = then;
    }

    private Details area(EventArea area, List<EventType> types) {
        CheckboxGroup<String> group = new CheckboxGroup<>();
        group.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        group.getElement().setAttribute("aria-label", getTranslation(area.key()));
        group.setItems(types.stream().map(EventType::rocketEvent).toList());
        Map<String, Long> points = types.stream()
                .collect(Collectors.toMap(
                        EventType::rocketEvent,
                        type -> type.defaultRule().points().most()));
        group.setItemLabelGenerator(name -> label(name, points.getOrDefault(name, 0L)));
        group.addValueChangeListener(change -> {
            summarize(area);
            if (change.isFromClient()) {
                changed();
            }
        });
        choices.put(area, group);
        sizes.put(area, types.size());
        Details details = new Details(getTranslation(area.key()), group);
        areas.put(area, details);
        summarize(area);
        return details;
    }

    private String label(String name, long points) {
        String title = Words.rule(this, name);
        return points == 0 ? title : getTranslation("setup.event.points", title, Words.number(points));
    }

    private void choose(Preset preset) {
        Set<String> wanted = Set.copyOf(workflows.chosenBy(preset));
        choices.values()
                .forEach(group -> group.setValue(group.getListDataView()
                        .getItems()
                        .filter(wanted::contains)
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
        changed();
    }

    private void summarize(EventArea area) {
        Details details = areas.get(area);
        CheckboxGroup<String> group = choices.get(area);
        if (details != null && group != null) {
            details.setSummaryText(getTranslation(
                    "setup.area", getTranslation(area.key()), group.getValue().size(), sizes.getOrDefault(area, 0)));
        }
    }

    private void changed() {
        Set<String> chosen = chosen();
        count.setText(getTranslation("setup.events.count", chosen.size(), workflows.files(chosen)));
        whenChosen.run();
    }
}
