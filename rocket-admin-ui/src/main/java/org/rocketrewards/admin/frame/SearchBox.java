package org.rocketrewards.admin.frame;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.Location;
import java.util.List;
import java.util.Locale;

/** The search across everything, in the bar. Enter opens the first hit. */
public final class SearchBox extends Composite<ComboBox<Hit>> {
    private static final long serialVersionUID = 1L;
    /** By which {@code rocket.js} finds it for the key "/". */
    private static final String ID = "frame-search";

    private static final String LINE = """
            <div class="hit"><vaadin-icon icon="${item.icon}"></vaadin-icon>
            <span><span class="hit-title">${item.title}</span><span class="small">${item.about}</span></span></div>""";

    private final transient Finder finder;

    /** A search with what {@code finder} finds. */
    public SearchBox(Finder finder) {
        this.finder = finder;
        ComboBox<Hit> box = getContent();
        box.setId(ID);
        box.addClassName("search");
        box.setAriaLabel(getTranslation("search.label"));
        box.setPlaceholder(getTranslation("search.placeholder"));
        box.setPrefixComponent(VaadinIcon.SEARCH.create());
        box.setClearButtonVisible(true);
        box.setItemLabelGenerator(Hit::title);
        box.setRenderer(LitRenderer.<Hit>of(LINE)
                .withProperty(
                        "icon",
                        hit -> "vaadin:"
                                + hit.icon().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .withProperty("title", Hit::title)
                .withProperty("about", Hit::about));
        box.setItems(query -> find(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        box.setAllowCustomValue(true);
        box.addCustomValueSetListener(
                typed -> find(typed.getDetail()).stream().findFirst().ifPresent(this::open));
        box.addValueChangeListener(chosen -> {
            if (chosen.isFromClient() && chosen.getValue() != null) {
                open(chosen.getValue());
            }
        });
    }

    private List<Hit> find(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        List<Hit> hits = finder.find(this, text);
        return hits.isEmpty()
                ? List.of(new Hit(
                        VaadinIcon.SEARCH, getTranslation("search.none"), getTranslation("search.none.hint"), ""))
                : hits;
    }

    private void open(Hit hit) {
        getContent().clear();
        if (!hit.path().isEmpty()) {
            Location location = new Location(hit.path());
            getUI().ifPresent(ui -> ui.navigate(location.getPath(), location.getQueryParameters()));
        }
    }
}
