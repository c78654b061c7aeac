package org.rocketrewards.ingest.boundary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.control.Failures;
import org.rocketrewards.ingest.control.Months;
import org.rocketrewards.ingest.control.Pending;
import org.rocketrewards.ingest.monitoring.control.IntakeMeters;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/**
 * A writer lane: takes whatever is waiting and books it as one transaction. A batch that fails is booked delivery by
 * delivery, so that a bad one never harms its neighbours.
 */
final class Lane implements Runnable {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final int TRIES = 5;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Booking booking;
    private final EventTypeIds types;
    private final Months months;
    private final int largestBatch;
    private final IntakeMeters meters;
    private final BlockingQueue<Pending> queue;
    private volatile boolean open = true;
    private boolean databaseAway;
    /** How long a batch took of late; written by this lane alone. */
    private final AtomicLong batchNanos = new AtomicLong();

    Lane(Booking booking, EventTypeIds types, Months months, int capacity, int largestBatch, IntakeMeters meters) {
        this.booking = booking;
        this.types = types;
        this.months = months;
        this.largestBatch = largestBatch;
        this.meters = meters;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Queues a delivery; false when the lane is full or closed, or so slow that the delivery would wait in vain. */
    boolean offer(Pending pending) {
        return open && !wouldWaitInVain(pending) && queue.offer(pending);
    }

    /** As long as it can be told: within half of its patience, since the database may become slower. */
    private boolean wouldWaitInVain(Pending pending) {
        int before = queue.size();
        return before > 0 && (before / largestBatch + 1) * batchNanos.get() > pending.patienceNanos() / 2;
    }

    int waiting() {
        return queue.size();
    }

    /** Takes nothing new; what is queued is still booked. */
    void close() {
        open = false;
    }

    @Override
    public void run() {
        Lanes.beginLane();
        List<Pending> waiting = new ArrayList<>();
        while (open || !queue.isEmpty()) {
            try {
                Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                waiting.add(first);
                queue.drainTo(waiting, largestBatch - 1);
                List<Pending> batch = waiting.stream().filter(Pending::take).toList();
                if (!batch.isEmpty()) {
                    book(batch);
                }
            } catch (InterruptedException e) {
                open = false;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "lane.failed deliveries=" + waiting.size(), e);
                waiting.forEach(pending -> fail(pending, ProblemType.INTERNAL_ERROR));
            } finally {
                waiting.clear();
            }
        }
    }

    private void book(List<Pending> batch) {
        List<Delivered> deliveries = batch.stream().map(Pending::delivered).toList();
        long begin = System.nanoTime();
        Throwable failure = null;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                prepare(deliveries);
                List<Receipt> receipts = booking.book(deliveries, types);
                noteDatabase(false, "");
                long took = System.nanoTime() - begin;
                batchNanos.set(batchNanos.get() + (took - batchNanos.get()) / 4);
                meters.booked(batch.size(), took / NANOS_PER_MICRO);
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).receipt().complete(receipts.get(i));
                }
                return;
            } catch (RuntimeException e) {
                failure = e;
                if (Failures.monthMissing(e)) {
                    months.forget();
                } else if (!Failures.worthRetrying(e)) {
                    break;
                }
            }
        }
        if (failure != null) {
            settleFailed(batch, failure);
        }
    }

    private void settleFailed(List<Pending> batch, Throwable failure) {
        if (Failures.databaseAway(failure)) {
            noteDatabase(true, Failures.describe(failure));
            types.forms().forget();
            batch.forEach(pending -> fail(pending, ProblemType.DATABASE_UNAVAILABLE));
        } else if (batch.size() > 1) {
            batch.forEach(pending -> book(List.of(pending)));
        } else {
            keepFailed(batch.get(0), failure);
        }
    }

    /** One line when the database goes and one when it is back, not one for every batch between. */
    private void noteDatabase(boolean away, String cause) {
        if (away && !databaseAway) {
            LOG.log(System.Logger.Level.WARNING, "lane.database_away deliveries are answered 503, cause={0}", cause);
        } else if (!away && databaseAway) {
            LOG.log(System.Logger.Level.INFO, "lane.database_back");
        }
        databaseAway = away;
    }

    private void keepFailed(Pending pending, Throwable failure) {
        String reason = Failures.describe(failure);
        try {
            long id = booking.keepFailed(pending.delivered(), reason, types);
            LOG.log(System.Logger.Level.ERROR, "delivery.failed delivery=" + id + " cause=" + reason, failure);
            fail(pending, ProblemType.BOOKING_FAILED);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "delivery.failed and not kept, cause=" + reason, failure);
            fail(pending, ProblemType.DATABASE_UNAVAILABLE);
        }
    }

    private void prepare(List<Delivered> deliveries) {
        Set<Months.Month> missingMonths = new LinkedHashSet<>();
        Set<String> missingNames = new LinkedHashSet<>();
        for (Delivered delivered : deliveries) {
            need(Months.Month.of("event", delivered.plan().event().occurredAt()), missingMonths);
            need(Months.Month.of("delivery", delivered.receivedAt()), missingMonths);
            need(Months.Month.of("raw_body", delivered.receivedAt()), missingMonths);
            String name = delivered.plan().event().name();
            if (types.find(name) == null) {
                missingNames.add(name);
            }
        }
        if (!missingMonths.isEmpty() || !missingNames.isEmpty()) {
            booking.prepare(missingMonths, months, missingNames, types);
            months.remember(missingMonths);
        }
        types.forms().settle(booking::keepForms);
    }

    private void need(Months.Month month, Set<Months.Month> missing) {
        if (!months.has(month)) {
            missing.add(month);
        }
    }

    private static void fail(Pending pending, ProblemType type) {
        String detail = switch (type) {
            case DATABASE_UNAVAILABLE -> "The database cannot be reached. Nothing was booked; send the event again.";
            case BOOKING_FAILED ->
                "The event is kept in the delivery log as failed and can be replayed once the cause is mended.";
            default -> "The event was not booked; send it again.";
        };
        pending.receipt().completeExceptionally(new RocketException(type, detail));
    }
}
