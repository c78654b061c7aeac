package org.rocketrewards.admin.frame;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.ChosenSource;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;

/**
 * Which source the pages show, in the bar: all or one. The address of each page says it, so that it can be sent and
 * found again; from page to page it is kept here, and while a page is shown that has nothing to do with sources.
 */
public final class SourceSwitch extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final String ALL = "";

    /** What an id of one Moodle means is nothing at another. */
    private static final Set<String> OF_ONE = Set.of("learner", "around", "course");

    /** Somebody follows a way that the pages offer, instead of an address of their own. */
    private static final Set<NavigationTrigger> INSIDE =
            Set.of(NavigationTrigger.ROUTER_LINK, NavigationTrigger.UI_NAVIGATE, NavigationTrigger.CLIENT_SIDE);

    private final transient Sources sources;
    private final transient Consumer<@Nullable String> carry;
    private final ComboBox<String> box = new ComboBox<>();
    private final Span said = new Span();
    private transient Map<String, String> titles = Map.of();
    private transient List<String> offered = List.of();
    private transient Location here = new Location("");
    private transient @Nullable Class<?> page;
    private @Nullable String chosen;

    /** {@code carry} is told what the ways to other pages shall show; null: all. */
    public SourceSwitch(Sources sources, Consumer<@Nullable String> carry) {
        this.sources = sources;
        this.carry = carry;
        box.setAriaLabel(getTranslation("frame.source"));
        box.getElement().setAttribute("title", getTranslation("frame.source"));
        box.setPrefixComponent(VaadinIcon.PLUG.create());
        box.setItemLabelGenerator(name -> titles.getOrDefault(name, name));
        box.addValueChangeListener(this::changed);
        said.addClassName("visually-hidden");
        said.getElement().setAttribute("role", "status");
        getContent().addClassName("source-switch");
        getContent().add(box, said);
        getContent().setVisible(false);
        choose(ChosenSource.name());
    }

    /** Where a way from another page says nothing about sources, it leads to the one that is chosen. */
    public void keep(BeforeEnterEvent event) {
        Class<?> target = event.getNavigationTarget();
        QueryParameters parameters = event.getLocation().getQueryParameters();
        if (chosen != null
                && (page == null || !target.isAssignableFrom(page))
                && OfSources.class.isAssignableFrom(target)
                && INSIDE.contains(event.getTrigger())
                && parameters.getSingleParameter(OfSources.SOURCE).isEmpty()) {
            event.forwardTo(event.getLocation().getPath(), parameters.merging(OfSources.SOURCE, chosen));
        }
    }

    /** Shows what the page shows, where it knows sources. */
    public void follow(AfterNavigationEvent event) {
        Component shown = event.getActiveChain().isEmpty()
                ? null
                : (Component) event.getActiveChain().get(0);
        page = shown == null ? null : shown.getClass();
        here = event.getLocation();
        if (!(shown instanceof OfSources ofSources)) {
            getContent().setVisible(false);
            return;
        }
        List<SourceRow> all = sources.list();
        Optional<String> asked =
                OfSources.chosen(here.getQueryParameters(), all).map(SourceRow::name);
        boolean one = ofSources.oneAtATime();
        // a page that shows the first because none is named has chosen nothing
        if (asked.isPresent() || !one) {
            choose(asked.orElse(null));
        }
        offer(all, one);
        box.setValue(asked.or(() -> one ? all.stream().map(SourceRow::name).findFirst() : Optional.of(ALL))
                .orElse(null));
        getContent().setVisible(all.size() > 1 || asked.isPresent() && !one);
    }

    private void offer(List<SourceRow> all, boolean one) {
        Map<String, String> names = new HashMap<>();
        List<String> items = new ArrayList<>();
        if (!one) {
            items.add(ALL);
            names.put(ALL, getTranslation("frame.source.all"));
        }
        for (SourceRow source : all) {
            items.add(source.name());
            names.put(source.name(), Words.withoutTricks(source.title()));
        }
        boolean same = items.equals(offered) && names.equals(titles);
        titles = names;
        offered = items;
        if (!same) {
            box.setItems(items);
        }
    }

    private void changed(AbstractField.ComponentValueChangeEvent<ComboBox<String>, String> change) {
        if (!change.isFromClient()) {
            return;
        }
        String wanted = change.getValue();
        if (wanted == null) {
            box.setValue(change.getOldValue());
            return;
        }
        said.setText(getTranslation("frame.source.shown", titles.getOrDefault(wanted, wanted)));
        Map<String, List<String>> parameters =
                new HashMap<>(here.getQueryParameters().getParameters());
        parameters.keySet().removeAll(OF_ONE);
        parameters.remove(OfSources.SOURCE);
        if (!wanted.equals(ALL)) {
            parameters.put(OfSources.SOURCE, List.of(wanted));
        }
        UI.getCurrent().navigate(here.getFirstSegment(), new QueryParameters(parameters));
    }

    private void choose(@Nullable String source) {
        chosen = source;
        carry.accept(source);
        ChosenSource.remember(source);
    }
}
