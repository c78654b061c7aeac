package org.rocketrewards.ingest.control;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rocketrewards.ingest.Receipt;

/** A delivery on its way through a lane; either the lane takes it or its sender gives up, never both. */
public final class Pending {
    private final Delivered delivered;
    private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();

    /** A delivery that nobody has taken yet. */
    public Pending(Delivered delivered) {
        this.delivered = delivered;
    }

    /** Takes it for booking; false when the sender gave up before. */
    public boolean take() {
        return decided.compareAndSet(false, true);
    }

    /** Gives up; a delivery that is taken already may still be booked, and is then recognised when it is sent again. */
    public void abandon() {
        decided.compareAndSet(false, true);
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
