package org.rocketrewards.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Work beside the way of an event: piece after piece with a pause between, until it is stopped. A piece that fails is
 * tried again after the pause; one warning says that this began, not one for every piece.
 */
public final class Upkeep {
    private static final long LAST_PIECE_SECONDS = 10;

    private final System.Logger log;
    private final String trouble;
    private final Piece piece;
    private final ReentrantLock working = new ReentrantLock();
    private @Nullable ScheduledFuture<?> running;
    private volatile boolean stopping;
    private volatile boolean failing;

    /** A piece of work. */
    @FunctionalInterface
    public interface Piece {
        /** Does it. */
        void work() throws SQLException;
    }

    /** Not started yet; {@code trouble} is what the warning says. */
    public Upkeep(System.Logger log, String trouble, Piece piece) {
        this.log = log;
        this.trouble = trouble;
        this.piece = piece;
    }

    /** Begins after a first pause. */
    public void start(ScheduledExecutorService executor, Duration pause) {
        running =
                executor.scheduleWithFixedDelay(this::work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins no further piece, and lets one that is under way come to its end while it still has its database. */
    public void stop() {
        stopping = true;
        if (running != null) {
            running.cancel(false);
        }
        try {
            if (working.tryLock(LAST_PIECE_SECONDS, TimeUnit.SECONDS)) {
                working.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        working.lock();
        try {
            if (!stopping) {
                piece.work();
                failing = false;
            }
        } catch (SQLException | RuntimeException e) {
            if (!failing && !stopping) {
                log.log(System.Logger.Level.WARNING, trouble, e);
            }
            failing = true;
        } finally {
            working.unlock();
        }
    }
}
