package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Page;

/** Where a {@link Listing} has its rows, or says why there are none. */
final class ListingRows<T> extends Div {
    private static final long serialVersionUID = 1L;

    private final ListingGrid<T> grid;
    private transient @Nullable FilterValues shown;

    ListingRows(String label, List<ListColumn<T>> columns, Function<T, ?> identity, Consumer<T> open) {
        addClassName("list");
        grid = new ListingGrid<>(label, columns, identity, open);
    }

    /** Shows what {@code read} finds for a filter in these columns; the rows as far as they were read. */
    KeysetRows<T> show(
            FilterValues filter,
            Function<@Nullable String, Page<T>> read,
            Set<String> columns,
            Supplier<Component> whenThereIsNone) {
        Paragraph cut = new Paragraph(getTranslation("list.cut", KeysetRows.MOST));
        cut.setVisible(false);
        KeysetRows<T> rows = new KeysetRows<>(read, () -> cut.setVisible(true));
        if (rows.none()) {
            removeAll();
            add(whenThereIsNone.get());
        } else {
            grid.show(rows, columns);
            if (shown != null && !shown.equals(filter)) {
                grid.scrollToStart();
            }
            shown = filter;
            if (grid.getParent().isEmpty()) {
                removeAll();
                add(grid);
            }
            getChildren().filter(child -> child != grid).toList().forEach(this::remove);
            add(cut);
        }
        return rows;
    }

    /** What stands there when a filter finds nothing. */
    Component nothingFits(Runnable clear) {
        return new Empty(
                VaadinIcon.FILTER,
                getTranslation("list.nothing_fits.title"),
                getTranslation("list.nothing_fits.text"),
                new Button(getTranslation("filter.clear"), click -> clear.run()));
    }

    /** Marks the row that is shown beside. */
    void mark(@Nullable Object id) {
        grid.mark(id);
    }

    /** Puts the focus on a row. */
    void focusLine() {
        grid.focusLine();
    }
}
