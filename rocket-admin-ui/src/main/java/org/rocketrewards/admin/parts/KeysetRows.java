package org.rocketrewards.admin.parts;

import com.vaadin.flow.data.provider.CallbackDataProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Page;

/**
 * Lets a grid scroll through a list that is read by key. A grid asks for rows by their number; the rows read so far are
 * kept, so that each part of the list is read once and in order. The number of rows that are kept is bounded: whoever
 * looks further is better served by a narrower filter.
 *
 * @param <T> type of a row
 */
public final class KeysetRows<T> {
    /** Rows after which the list ends, with a remark to narrow the filter. */
    public static final int MOST = 5_000;

    private final Function<@Nullable String, Page<T>> read;
    private final Runnable whenCut;
    private final List<T> rows = new ArrayList<>();
    private @Nullable String next;
    private boolean started;

    /**
     * Rows.
     *
     * @param read gives the part at a cursor; null: the first
     * @param whenCut called when the list goes on beyond what is kept
     */
    public KeysetRows(Function<@Nullable String, Page<T>> read, Runnable whenCut) {
        this.read = read;
        this.whenCut = whenCut;
    }

    /** What a grid takes its rows from, without ever asking how many there are. */
    public CallbackDataProvider.FetchCallback<T, Void> source() {
        return query -> rows(query.getOffset(), query.getLimit());
    }

    /** The rows from {@code offset}; fewer than {@code limit} only at the end. */
    public Stream<T> rows(int offset, int limit) {
        int end = Math.min(MOST, offset + limit);
        while (rows.size() < end && (!started || next != null)) {
            Page<T> page = read.apply(next);
            rows.addAll(page.items());
            next = page.next();
            started = true;
        }
        if (end == MOST && next != null) {
            whenCut.run();
        }
        return offset >= rows.size() ? Stream.empty() : rows.subList(offset, Math.min(rows.size(), end)).stream();
    }

    /** How many rows were read. */
    long read() {
        return rows.size();
    }

    /** Whether no row is left to be read. */
    boolean isRead() {
        return started && next == null;
    }

    /** Whether there is no row at all; reads the first part if nothing was read yet. */
    public boolean none() {
        return rows(0, 1).findAny().isEmpty();
    }
}
