package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link Listing}. */
final class ListingGrid<T> extends Grid<T> {
    private static final long serialVersionUID = 1L;
    private static final String WIDE = "wide";
    private static final String TIME = "@";
    private static final String MORE = """
            <span class="line-more listing-more">${item.more.map(([key, part]) => part.startsWith('@')
              ? html`<rocket-time class="more-${key}" at="${part.substring(1)}"></rocket-time>`
              : html`<span class="more-${key}">${part}</span>`)}</span>""";

    private final transient List<ListColumn<T>> columns;
    private final transient Function<T, ?> identity;
    private transient @Nullable Object selected;

    /** {@code open} is called with the row that was chosen. */
    ListingGrid(String label, List<ListColumn<T>> columns, Function<T, ?> identity, Consumer<T> open) {
        this.columns = columns;
        this.identity = identity;
        addClassName("rows");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        getElement().setAttribute("aria-label", label);
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        setPageSize(50);
        for (int i = 0; i < columns.size(); i++) {
            add(columns.get(i), i == 0);
        }
        addItemClickListener(click -> open.accept(click.getItem()));
        openWithEnter(open);
    }

    void show(KeysetRows<T> rows, Set<String> keys) {
        columns.forEach(column -> getColumnByKey(column.key()).setVisible(keys.contains(column.key())));
        setItems(rows.source());
    }

    /** Marks the row that is shown beside. */
    void mark(@Nullable Object id) {
        if (!Objects.equals(selected, id)) {
            selected = id;
            getDataCommunicator().reset();
        }
    }

    /** Puts the focus on the row where it was last, or on the first. The element itself cannot have it. */
    void focusLine() {
        getElement().executeJs("setTimeout(() => window.rocket.focusRow(this))");
    }

    private void add(ListColumn<T> column, boolean first) {
        LitRenderer<T> renderer = LitRenderer.of(
                first
                        ? "<div class=\"line\"><span class=\"line-first\">" + template(column) + "</span>" + MORE
                                + "</div>"
                        : template(column));
        renderer.withProperty("text", column::words);
        column.properties().forEach(renderer::withProperty);
        if (column.kind() == ListColumn.Kind.TIME) {
            renderer.withProperty("at", row -> at(column, row));
        }
        if (first) {
            renderer.withProperty("more", this::more);
        }
        Grid.Column<T> shown = addColumn(renderer)
                .setKey(column.key())
                .setHeader(column.header())
                .setWidth(column.width())
                .setFlexGrow(column.grow());
        if (column.kind() == ListColumn.Kind.NUMBER) {
            shown.setTextAlign(ColumnTextAlign.END);
        }
        String part = (first ? "first" : WIDE) + (column.firm() ? " firm" : "");
        shown.setHeaderPartName(part);
        shown.setPartNameGenerator(
                row -> first && Objects.equals(identity.apply(row), selected) ? part + " selected" : part);
    }

    private static <T> String template(ListColumn<T> column) {
        if (column.template() != null) {
            return column.template();
        }
        return column.kind() == ListColumn.Kind.TIME
                ? "${item.at ? html`<rocket-time at=\"${item.at}\"></rocket-time>` : ''}"
                : "<span title=\"${item.text}\">${item.text}</span>";
    }

    /** What the other columns say, each after its key, for where there is room for one column only. */
    private List<List<String>> more(T row) {
        List<List<String>> more = new ArrayList<>();
        for (ListColumn<T> column : columns.subList(1, columns.size())) {
            if (getColumnByKey(column.key()).isVisible()) {
                String said = column.kind() == ListColumn.Kind.TIME ? at(column, row) : column.words(row);
                if (!said.isEmpty()) {
                    String part = switch (column.kind()) {
                        case TIME -> TIME + said;
                        // a number by itself says nothing
                        case NUMBER -> column.header() + ' ' + said;
                        case TEXT -> said;
                    };
                    more.add(List.of(column.key(), part));
                }
            }
        }
        return more;
    }

    private static <T> String at(ListColumn<T> column, T row) {
        return column.value().apply(row) instanceof Instant at ? at.toString() : "";
    }

    private void openWithEnter(Consumer<T> open) {
        getElement()
                .addEventListener("keydown", event -> {
                    String key = event.getEventData().getString("element.getEventContext(event).item.key");
                    T row = getDataCommunicator().getKeyMapper().get(key);
                    if (row != null) {
                        open.accept(row);
                    }
                })
                .setFilter("event.key === 'Enter' && element.getEventContext(event).section === 'body'"
                        + " && !!element.getEventContext(event).item")
                .addEventData("element.getEventContext(event).item.key");
    }
}
