package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.RocketException;

/**
 * How many rows a {@link Listing} has. Where the first part is not all of them, they are counted once the browser has
 * painted the rows and has nothing else to do, up to a limit.
 */
public final class ListingCount extends Span {
    private static final long serialVersionUID = 1L;
    private static final String IDLE =
            "return new Promise(done => (window.requestIdleCallback ?? window.setTimeout)(() => done()))";

    /** Counts what fits a filter. */
    @FunctionalInterface
    public interface Counter {
        /** Up to {@code most}, or one more when there are more. */
        long count(FilterValues filter, long most);
    }

    /** As far as rows are counted. */
    public static final long MOST = 10_000;

    private final transient Counter counter;
    private transient @Nullable FilterValues counted;
    private transient OptionalLong rows = OptionalLong.empty();

    ListingCount(Counter counter) {
        this.counter = counter;
        addClassNames("listing-count", "small");
        getElement().setAttribute("role", "status");
    }

    void show(FilterValues filter, KeysetRows<?> first) {
        if (first.isRead()) {
            say(filter, first.read());
        } else if (!Objects.equals(filter, counted) || rows.orElse(0) <= MOST) {
            if (!Objects.equals(filter, counted)) {
                setText("");
            }
            getElement().executeJs(IDLE).then(ready -> count(filter));
        }
    }

    private void count(FilterValues filter) {
        try {
            say(filter, counter.count(filter, MOST));
        } catch (RocketException e) {
            // the rows are what matters: a count that would take too long is left out
            setText("");
        }
    }

    private void say(FilterValues filter, long number) {
        counted = filter;
        rows = OptionalLong.of(number);
        setText(number > MOST ? getTranslation("list.count.more", MOST) : getTranslation("list.count", number));
    }
}
