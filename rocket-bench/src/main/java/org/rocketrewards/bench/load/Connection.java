package org.rocketrewards.bench.load;

import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One place for an event under way: its socket, its buffers, when it was due. Used by one event loop only. */
final class Connection {
    private static final int FIRST_SIZE = 8_192;
    private static final int LARGEST = 1 << 20;

    final ByteBuffer out;
    byte[] in = new byte[FIRST_SIZE];
    ByteBuffer inBuffer = ByteBuffer.wrap(in);

    @Nullable
    SocketChannel channel;

    @Nullable
    SelectionKey key;

    boolean busy;
    /** {@link System#nanoTime} from which the latency counts. */
    long dueNanos;

    Connection(int longestRequest) {
        this.out = ByteBuffer.allocateDirect(longestRequest);
    }

    /** Bytes of the answer that are there. */
    int received() {
        return inBuffer.position();
    }

    void forget(int bytes) {
        inBuffer.flip().position(bytes);
        inBuffer.compact();
    }

    /** Makes room when the answer has filled the buffer. */
    void makeRoom() {
        if (inBuffer.hasRemaining()) {
            return;
        }
        if (in.length >= LARGEST) {
            throw new IllegalStateException("an answer of more than " + LARGEST + " bytes");
        }
        int position = inBuffer.position();
        in = Arrays.copyOf(in, in.length * 2);
        inBuffer = ByteBuffer.wrap(in).position(position);
    }
}
