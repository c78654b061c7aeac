package org.rocketrewards.ingest.imports.control;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Reads the next rows of a file while those before are dealt with; two chunks are in memory at most. Not thread-safe. */
public final class ReadAhead implements AutoCloseable {
    private final ChunkReader reader;
    private final ExecutorService readers;
    private final Clock clock;
    private @Nullable Future<Chunk> coming;

    /** Reads on from where the reader stands, and closes it in the end. */
    public ReadAhead(ChunkReader reader, ExecutorService readers, Clock clock) {
        this.reader = reader;
        this.readers = readers;
        this.clock = clock;
    }

    /** Passes over rows that are dealt with; to be called first. */
    public void skip(long rows) {
        reader.skip(rows);
    }

    /**
     * The next rows; not to be called after the last.
     *
     * @param most how many rows are read meanwhile, from 1
     * @throws UnusableFileException when the file turns out to be unusable there
     */
    public Chunk next(int most) {
        Chunk chunk = coming == null ? reader.next(most, clock.instant()) : await(coming);
        coming = chunk.last() ? null : readers.submit(() -> reader.next(most, clock.instant()));
        return chunk;
    }

    private static Chunk await(Future<Chunk> next) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return next.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof UnusableFileException unusable) {
                        throw unusable;
                    }
                    throw new IllegalStateException("the file cannot be read", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Closes the file once nobody reads it any more. */
    @Override
    public void close() throws IOException {
        try {
            if (coming != null) {
                await(coming);
            }
        } catch (UnusableFileException | IllegalStateException e) {
            // nobody asks for those rows any more
            coming = null;
        } finally {
            reader.close();
        }
    }
}
