package org.rocketrewards.ingest.control;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** A delivery on its way through a lane; either the lane takes it or its sender gives up, never both. */
public final class Pending {
    private final Delivered delivered;
    private final long patienceNanos;
    private final long dueNanos;
    private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();

    /** A delivery that nobody has taken yet, and how long its sender waits. */
    public Pending(Delivered delivered, Duration patience) {
        this.delivered = delivered;
        this.patienceNanos = patience.toNanos();
        this.dueNanos = System.nanoTime() + patienceNanos;
    }

    /** Takes it for booking; false when the sender gave up before. */
    public boolean take() {
        return decided.compareAndSet(false, true);
    }

    /**
     * The sender gives up, unless there is a receipt: {@link ProblemType#OVERLOADED}. A delivery that is taken already may
     * still be booked, and is then recognised when it is sent again.
     */
    public void expire() {
        decided.compareAndSet(false, true);
        receipt.completeExceptionally(new RocketException(
                ProblemType.OVERLOADED,
                "The event could not be booked in time. Send it again: if it was booked meanwhile, it is recognised.",
                Map.of("retryAfter", 1)));
    }

    /** Whether the sender has waited as long as they do, at a time by {@link System#nanoTime}. */
    public boolean isOverdue(long nanos) {
        return nanos - dueNanos >= 0;
    }

    /** How long its sender waits. */
    public long patienceNanos() {
        return patienceNanos;
    }

    /** Holds the thread until it is known what became of the delivery; expires it when that takes too long. */
    public void await() {
        try {
            receipt.get(Math.max(1, dueNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            expire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            receipt.completeExceptionally(
                    new RocketException(ProblemType.OVERLOADED, "Rocket is stopping; send the event again."));
        } catch (ExecutionException e) {
            // whoever asks for the receipt is told
        }
    }

    /** The delivery. */
    public Delivered delivered() {
        return delivered;
    }

    /** Completed once the delivery is durable, or exceptionally with a {@code RocketException}. */
    public CompletableFuture<Receipt> receipt() {
        return receipt;
    }
}
