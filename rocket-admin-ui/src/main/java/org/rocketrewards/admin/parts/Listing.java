package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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
    private final Div beside = new Div();
    private final Div split = new Div(beside);
    private transient @Nullable ListingRows<T> rowsHere;
    private transient @Nullable Component bar;
    private transient Consumer<FilterValues> showInBar = values -> {};
    private transient @Nullable Function<FilterValues, Download.File> file;
    private transient @Nullable ListingCount count;
    private transient @Nullable ViewsMenu views;
    private transient @Nullable Pulse pulse;
    private transient @Nullable Function<FilterValues, ?> newest;
    private transient @Nullable Object newestShown;
    private transient Function<T, ?> identity = row -> row;
    private transient @Nullable Function<T, String> target;
    private transient Supplier<Component> none =
            () -> new Empty(VaadinIcon.SEARCH, getTranslation("list.none.title"), getTranslation("list.none.text"));
    private transient @Nullable ListingState state;
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
        beside.addClassName("beside");
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
        file = ListingFile.of(this, record);
        return this;
    }

    /** Offers a file that a service writes, and puts on record. */
    public Listing<T> exports(String name, Function<FilterValues, byte[]> csv) {
        file = ListingFile.of(name, csv);
        return this;
    }

    /** Lets everybody keep filters and columns under names of their own. */
    public Listing<T> keeps(SavedViews savedViews) {
        views = new ViewsMenu(savedViews, path);
        return this;
    }

    /** Offers to be read again and again. */
    public Listing<T> live(Duration interval) {
        pulse = new Pulse(interval, this::follow);
        return this;
    }

    /** The same, but only when what tells the newest row has changed. */
    public Listing<T> live(Duration interval, Function<FilterValues, ?> newestRow) {
        newest = newestRow;
        return live(interval);
    }

    /** Tells how many rows there are, after they are shown. */
    public Listing<T> counts(ListingCount.Counter counter) {
        count = new ListingCount(counter);
        return this;
    }

    /** Has a bar of its own instead of chips; it calls {@link #ask}, and is told what holds. */
    public Listing<T> narrowedBy(Component filterBar, Consumer<FilterValues> show) {
        bar = filterBar;
        showInBar = show;
        return this;
    }

    /** What stands there when there is nothing at all; nothing that fits a filter is told in its own words. */
    public Listing<T> whenNone(Supplier<Component> explanation) {
        none = explanation;
        return this;
    }

    /** Shows what the address line asks for. */
    public void show(QueryParameters parameters) {
        Component above = bar;
        if (above == null) {
            FilterChips chips = new FilterChips(conditions, this::ask);
            narrowedBy(chips, chips::show);
            above = chips;
        }
        if (rowsHere == null) {
            rowsHere = new ListingRows<>(label, columns, identity, row -> open(row));
            split.addComponentAsFirst(rowsHere);
            top.add(above);
        }
        ListingState wanted = ListingState.of(parameters, conditions, columns);
        if (wanted.equals(state)) {
            return;
        }
        state = wanted;
        showInBar.accept(wanted.filter());
        // the bar stays where it is: whoever is in one of its fields goes on
        top.getChildren().filter(ListingTools.class::isInstance).toList().forEach(top::remove);
        top.add(new ListingTools(this));
        reload();
    }

    /** Reads the rows again. */
    public void reload() {
        ListingRows<T> list = rowsHere;
        ListingState now = state;
        if (list == null || now == null) {
            return;
        }
        FilterValues wanted = now.filter();
        newestShown = now.live() && newest != null ? newest.apply(wanted) : null;
        KeysetRows<T> rows = list.show(
                wanted,
                cursor -> source.read(wanted, cursor, Page.DEFAULT_LIMIT),
                now.columns(),
                () -> wanted.isEmpty() ? none.get() : list.nothingFits(() -> ask(wanted.cleared(conditions))));
        if (count != null) {
            count.show(wanted, rows);
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
        if (rowsHere != null) {
            rowsHere.mark(selected);
        }
    }

    /** Lets go of the row beside the list. */
    public void close() {
        if (selected != null) {
            go(state());
            if (rowsHere != null) {
                rowsHere.focusLine();
            }
        }
    }

    /** Asks for other rows. */
    public void ask(FilterValues wanted) {
        go(state().with(wanted));
    }

    /** What the list is narrowed by now. */
    public FilterValues filter() {
        return state().filter();
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
    ViewsMenu views() {
        return views == null ? null : views.show(state().parameters(columns));
    }

    @Nullable
    ListingCount count() {
        return count;
    }

    @Nullable
    Function<FilterValues, Download.File> file() {
        return file;
    }

    @Nullable
    Pulse pulse() {
        return pulse;
    }

    ListingState state() {
        ListingState now = state;
        return now == null ? ListingState.of(QueryParameters.empty(), conditions, columns) : now;
    }

    void go(ListingState wanted) {
        getUI().ifPresent(ui -> ui.navigate(path, wanted.parameters(columns)));
    }

    private void follow() {
        if (newest == null || !Objects.equals(newest.apply(filter()), newestShown)) {
            reload();
        }
    }

    private void open(T row) {
        Function<T, String> way = target;
        if (way != null) {
            Location location = new Location(way.apply(row));
            boolean beside = location.getPath().startsWith(path + "/");
            getUI().ifPresent(ui -> ui.navigate(
                    location.getPath(), beside ? state().parameters(columns) : location.getQueryParameters()));
        }
    }
}
