package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.boundary.SavedViews;
import org.rocketrewards.audit.boundary.Exports;
import org.rocketrewards.model.Page;

/**
 * A list that is read by key, whatever its length: conditions as chips, columns to choose, the same rows as a file, live
 * if wanted, and one row beside it. All of that is the address line, so that every state of the list is a link.
 *
 * <pre>{@code
 * listing = new Listing<AuditRow>("audit", words, (filter, cursor, limit) -> trail.find(filterOf(filter), cursor, limit))
 *         .condition(Condition.text("actor", words))
 *         .column(ListColumn.time("at", words, AuditRow::recordedAt))
 *         .opens(AuditRow::id, row -> "audit/" + row.id());
 *
 * public void beforeEnter(BeforeEnterEvent event) {
 *     listing.show(event.getLocation().getQueryParameters());
 *     listing.beside(id, id == null ? null : new AuditRecordPane(…));
 * }
 * }</pre>
 *
 * <p>The page it stands on has the class names {@code page full}. Where the list is narrow the first column tells the
 * rest in smaller letters.
 *
 * @param <T> type of a row
 */
public final class Listing<T> extends Div {
    private static final long serialVersionUID = 1L;
    private static final String LIVE = "live";
    private static final String COLUMNS = "columns";

    /** Where the rows come from. */
    @FunctionalInterface
    public interface Rows<T> {
        /** The part of the list at a cursor; null: the first. */
        Page<T> read(FilterValues filter, @Nullable String cursor, int limit);
    }

    private final String path;
    private final String label;
    private final transient Rows<T> source;
    private final transient List<Condition> conditions = new ArrayList<>();
    private final transient List<ListColumn<T>> columns = new ArrayList<>();
    private final Div top = new Div();
    private final Div list = new Div();
    private final Div beside = new Div();
    private transient @Nullable ListingGrid<T> grid;
    private transient @Nullable FilterChips chips;
    private transient @Nullable Exports exports;
    private transient @Nullable ViewsMenu views;
    private transient @Nullable Duration every;
    private transient Function<T, ?> identity = row -> row;
    private transient @Nullable Function<T, String> target;
    private transient Supplier<Component> none = () -> nothing("list.none.title", "list.none.text");
    private transient FilterValues filter = FilterValues.NONE;
    private transient Map<String, List<String>> shown = Map.of("", List.of());
    private transient @Nullable Object selected;

    /**
     * A list at an address.
     *
     * @param path of the page below the administration's, without a selection
     * @param label what it lists, for screen readers and the name of the file
     */
    public Listing(String path, String label, Rows<T> source) {
        this.path = path;
        this.label = label;
        this.source = source;
        addClassName("listing");
        top.addClassName("listing-top");
        list.addClassName("list");
        beside.addClassName("beside");
        Div split = new Div(list, beside);
        split.addClassName("split");
        add(top, split);
        // a dialog over the page is closed by the same key, and has to hear of it
        Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE)
                .allowEventPropagation()
                .allowBrowserDefault();
    }

    /** Adds something to narrow the list by. */
    public Listing<T> condition(Condition condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a column. */
    public Listing<T> column(ListColumn<T> column) {
        columns.add(column);
        return this;
    }

    /** Where a row leads, below the administration's address; {@code id} tells rows apart. */
    public Listing<T> opens(Function<T, ?> id, Function<T, String> rowPath) {
        identity = id;
        target = rowPath;
        return this;
    }

    /** Offers the rows of the filter as a file; that somebody takes it is on record. */
    public Listing<T> exports(Exports record) {
        exports = record;
        return this;
    }

    /** Lets everybody keep filters and columns under names of their own. */
    public Listing<T> keeps(SavedViews savedViews) {
        views = new ViewsMenu(savedViews, path);
        return this;
    }

    /** Offers to be read again and again. */
    public Listing<T> live(Duration interval) {
        every = interval;
        return this;
    }

    /** What stands there when there is nothing at all; nothing that fits a filter is told in its own words. */
    public Listing<T> whenNone(Supplier<Component> explanation) {
        none = explanation;
        return this;
    }

    /** Shows what the address line asks for. */
    public void show(QueryParameters parameters) {
        FilterChips bar = chips;
        if (bar == null) {
            bar = new FilterChips(conditions, wanted -> go(wanted, columnsOf(shown), shown.containsKey(LIVE)));
            chips = bar;
            grid = new ListingGrid<>(label, columns, identity, row -> open(row));
        }
        if (parameters.getParameters().equals(shown)) {
            return;
        }
        shown = parameters.getParameters();
        filter = FilterValues.of(parameters, conditions);
        bar.show(filter);
        top.removeAll();
        top.add(bar, new ListingTools(this));
        if (shown.containsKey(LIVE) && every != null) {
            top.add(new Pulse(every, this::reload));
        }
        reload();
    }

    /** Reads the rows again. */
    public void reload() {
        ListingGrid<T> rowsHere = grid;
        if (rowsHere == null) {
            return;
        }
        Paragraph cut = new Paragraph(getTranslation("list.cut", KeysetRows.MOST));
        cut.setVisible(false);
        FilterValues wanted = filter;
        KeysetRows<T> rows =
                new KeysetRows<>(cursor -> source.read(wanted, cursor, Page.DEFAULT_LIMIT), () -> cut.setVisible(true));
        boolean nothing = rows.none();
        if (!nothing) {
            rowsHere.show(rows, columnsOf(shown));
        }
        if (nothing || rowsHere.getParent().isEmpty()) {
            list.removeAll();
            if (nothing) {
                list.add(filter.isEmpty() ? none.get() : nothing("list.nothing_fits.title", "list.nothing_fits.text"));
            } else {
                list.add(rowsHere, cut);
            }
        }
    }

    /** Shows one row beside the list, or none. */
    public void beside(@Nullable Object id, @Nullable Component detail) {
        selected = detail == null ? null : id;
        beside.removeAll();
        setClassName("with-detail", detail != null);
        if (detail != null) {
            beside.add(detail);
        }
        if (grid != null) {
            grid.mark(selected);
        }
    }

    /** Lets go of the row beside the list. */
    public void close() {
        if (selected != null) {
            go(filter, columnsOf(shown), shown.containsKey(LIVE));
            if (grid != null) {
                grid.focusLine();
            }
        }
    }

    /** Whether the list has conditions now. */
    public FilterValues filter() {
        return filter;
    }

    String path() {
        return path;
    }

    Rows<T> source() {
        return source;
    }

    List<ListColumn<T>> columns() {
        return columns;
    }

    @Nullable
    Exports exports() {
        return exports;
    }

    @Nullable
    ViewsMenu views() {
        return views == null ? null : views.show(parameters(filter, columnsOf(shown), false));
    }

    boolean canBeLive() {
        return every != null;
    }

    boolean isLive() {
        return shown.containsKey(LIVE);
    }

    void live(boolean wanted) {
        go(filter, columnsOf(shown), wanted);
    }

    /** Keys of the columns that are shown. */
    Set<String> shownColumns() {
        return columnsOf(shown);
    }

    void showColumns(Set<String> wanted) {
        go(filter, wanted, shown.containsKey(LIVE));
    }

    private Set<String> columnsOf(Map<String, List<String>> parameters) {
        return ShownColumns.named(columns, parameters.get(COLUMNS));
    }

    private QueryParameters parameters(FilterValues wanted, Set<String> columnKeys, boolean live) {
        Map<String, List<String>> parameters = new HashMap<>();
        wanted.values().forEach((key, value) -> parameters.put(key, List.of(value)));
        String named = ShownColumns.name(columns, columnKeys);
        if (named != null) {
            parameters.put(COLUMNS, List.of(named));
        }
        if (live) {
            parameters.put(LIVE, List.of("1"));
        }
        return new QueryParameters(parameters);
    }

    private void go(FilterValues wanted, Set<String> columnKeys, boolean live) {
        getUI().ifPresent(ui -> ui.navigate(path, parameters(wanted, columnKeys, live)));
    }

    private void open(T row) {
        Function<T, String> way = target;
        if (way != null) {
            Location location = new Location(way.apply(row));
            boolean beside = location.getPath().startsWith(path + "/");
            getUI().ifPresent(ui -> ui.navigate(
                    location.getPath(),
                    beside
                            ? parameters(filter, columnsOf(shown), shown.containsKey(LIVE))
                            : location.getQueryParameters()));
        }
    }

    private Component nothing(String title, String text) {
        return new Empty(VaadinIcon.SEARCH, getTranslation(title), getTranslation(text));
    }
}
