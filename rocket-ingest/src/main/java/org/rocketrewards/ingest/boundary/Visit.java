package org.rocketrewards.ingest.boundary;

import java.net.InetAddress;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.Admission;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.control.Pending;
import org.rocketrewards.ingest.monitoring.control.IntakeMeters;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;

/** A call of the webhook from its arrival to its answer: what is known of it so far, and how it ends. */
public final class Visit {
    private final Instant receivedAt;
    private final long startedNanos = System.nanoTime();
    private @Nullable InetAddress address;
    private @Nullable Admission admission;
    private @Nullable String contentType;
    private byte @Nullable [] body;
    private @Nullable Pending pending;
    private @Nullable RocketException refusal;

    Visit(Instant receivedAt) {
        this.receivedAt = receivedAt;
    }

    void from(InetAddress sender, @Nullable String sentType) {
        address = sender;
        contentType = sentType;
    }

    void admitted(Admission granted) {
        admission = granted;
    }

    void read(byte[] whole) {
        body = whole;
    }

    void queued(Pending waiting) {
        pending = waiting;
    }

    void refused(RocketException problem) {
        refusal = problem;
    }

    /** Runs something once it is known how the visit ends: at once, or on the thread that finds out. */
    void whenOver(Runnable then) {
        Pending waiting = pending;
        if (waiting == null) {
            then.run();
        } else {
            waiting.receipt().whenComplete((receipt, failure) -> then.run());
        }
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** Holds the thread until it is known how the visit ends, or its patience is over. */
    void await() {
        if (pending != null) {
            pending.await();
        }
    }

    /**
     * What was booked, once the visit is over.
     *
     * @throws RocketException why nothing was
     */
    Receipt receipt() {
        if (refusal != null) {
            throw refusal;
        }
        if (pending == null) {
            throw new IllegalStateException("neither refused nor queued");
        }
        try {
            return pending.receipt().join();
        } catch (CompletionException e) {
            throw Problems.of(e.getCause() == null ? e : e.getCause());
        }
    }

    Instant receivedAt() {
        return receivedAt;
    }

    long startedNanos() {
        return startedNanos;
    }

    InetAddress address() {
        return address == null ? InetAddress.getLoopbackAddress() : address;
    }

    @Nullable
    Admission admission() {
        return admission;
    }

    @Nullable
    String contentType() {
        return contentType;
    }

    byte @Nullable [] body() {
        return body;
    }

    /** The number of its source; {@link IntakeMeters#STRANGER} while it is not known. */
    int source() {
        return admission == null ? IntakeMeters.STRANGER : admission.source().id();
    }

    long tookNanos() {
        return System.nanoTime() - startedNanos;
    }

    int tookMicros() {
        return (int) Math.min(Integer.MAX_VALUE, tookNanos() / 1_000);
    }
}
