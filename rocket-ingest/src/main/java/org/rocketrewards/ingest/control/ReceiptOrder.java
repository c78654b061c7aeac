package org.rocketrewards.ingest.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.SqlFile;

/**
 * Finds where a stretch of time lies among the ids of deliveries, by halving: ids are given out in the order of
 * receipt, but for what waits in the same moment. So no index on the time of receipt has to be kept on the way in, and
 * a search for last spring does not walk through the summer. The range is an hour wider than needed on both sides;
 * whoever uses it still compares the time.
 */
public final class ReceiptOrder {
    private static final String FIRST_FROM = SqlFile.read(ReceiptOrder.class, "firstDeliveryFrom");
    private static final String LAST = SqlFile.read(ReceiptOrder.class, "lastDelivery");
    private static final String FIRST_ENTRY_FROM = SqlFile.read(ReceiptOrder.class, "firstEntryFrom");
    private static final String LAST_ENTRY = SqlFile.read(ReceiptOrder.class, "lastEntry");
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Query query;
    private final String firstFrom;
    private final String last;

    private record Receipt(long id, Instant at) {}

    /** Searches the deliveries of this database. */
    public ReceiptOrder(Query query) {
        this(query, FIRST_FROM, LAST);
    }

    private ReceiptOrder(Query query, String firstFrom, String last) {
        this.query = query;
        this.firstFrom = firstFrom;
        this.last = last;
    }

    /** Searches the entries of the books instead, by when they were booked. */
    public static ReceiptOrder ofEntries(Query query) {
        return new ReceiptOrder(query, FIRST_ENTRY_FROM, LAST_ENTRY);
    }

    /** The ids that a stretch of time can have, below {@code before}. */
    public IdRange range(@Nullable Instant from, @Nullable Instant to, long before) {
        long first = from == null ? 1 : firstAt(from.minus(MARGIN));
        long end = to == null ? before : Math.min(before, firstAt(to.plus(MARGIN)));
        return new IdRange(first, end);
    }

    /** The id from which on everything was received at or after the instant. */
    private long firstAt(Instant instant) {
        long low = 1;
        long high = query.first(last, List.of(), row -> row.number("id")).orElse(0L) + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            Optional<Receipt> found = query.first(
                    firstFrom,
                    List.of(middle, middle),
                    row -> new Receipt(row.number("id"), row.instant("received_at")));
            if (found.isPresent() && found.get().at().isBefore(instant)) {
                low = found.get().id() + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
