package org.rocketrewards.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One thread that keeps many connections busy. It shares the processors with what it measures, so it is made to cost
 * little: prepared requests, no garbage, next requests written in the same turn in which answers were read.
 */
final class EventLoop implements Closeable {
    private static final long PARK_NANOS = 50_000;
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LoadPlan plan;
    private final EventMix mix;
    private final Load.Budget budget;
    private final RequestTemplates templates;
    private final Selector selector = Selector.open();
    private final List<Connection> connections = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Event event = new Event();
    private final ResponseParser parser = new ResponseParser();
    private final byte[] expected;
    private final Histogram latency = LoadResult.newHistogram();
    private final Map<String, Long> errors = new TreeMap<>();
    private final long gapNanos;

    private long sent;
    private long good;
    private int busy;
    private boolean exhausted;
    private long startNanos;
    private long endNanos;
    private long nextDueNanos;
    private long lastAnswerNanos;
    private long nextSweepNanos;

    EventLoop(LoadPlan plan, int places, EventMix mix, Load.Budget budget) throws IOException {
        this.plan = plan;
        this.mix = mix;
        this.budget = budget;
        this.templates = new RequestTemplates(
                mix, plan.target().getHostString() + ":" + plan.target().getPort(), plan.path(), plan.token());
        this.expected = plan.expected().getBytes(StandardCharsets.US_ASCII);
        this.gapNanos = plan.rate() == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) * plan.threads() / plan.rate();
        for (int i = 0; i < places; i++) {
            connections.add(new Connection(templates.longest()));
        }
    }

    /** Opens the connections, sends until time or events are used up, and waits for the answers. */
    LoadResult run() throws IOException {
        for (Connection connection : connections) {
            if (!plan.connectionPerEvent()) {
                open(connection, true);
            }
            idle.add(connection);
        }
        startNanos = System.nanoTime();
        endNanos = startNanos + plan.duration().toNanos();
        nextDueNanos = startNanos;
        nextSweepNanos = startNanos + SWEEP_NANOS;
        lastAnswerNanos = startNanos;
        while (true) {
            sendWhatIsDue();
            if (busy == 0 && over(System.nanoTime())) {
                break;
            }
            await();
            sweep();
        }
        return new LoadResult(
                sent, good, new TreeMap<>(errors), Duration.ofNanos(lastAnswerNanos - startNanos), latency);
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            shut(connection);
        }
        selector.close();
    }

    private boolean over(long now) {
        return exhausted || (gapNanos == 0 ? now : nextDueNanos) >= endNanos;
    }

    private void sendWhatIsDue() throws IOException {
        while (!idle.isEmpty()) {
            long now = System.nanoTime();
            if (over(now) || (gapNanos > 0 && nextDueNanos > now)) {
                return;
            }
            send(idle.removeLast(), gapNanos == 0 ? now : nextDueNanos);
            nextDueNanos += gapNanos;
        }
    }

    private void await() throws IOException {
        long now = System.nanoTime();
        long wait = gapNanos == 0 || idle.isEmpty() || over(now) ? SWEEP_NANOS : nextDueNanos - now;
        if (wait >= TimeUnit.MILLISECONDS.toNanos(1)) {
            selector.select(TimeUnit.NANOSECONDS.toMillis(wait));
        } else if (selector.selectNow() == 0 && wait > 0) {
            LockSupport.parkNanos(Math.min(wait, PARK_NANOS));
            return;
        }
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
            SelectionKey key = keys.next();
            keys.remove();
            ready((Connection) key.attachment(), key);
        }
    }

    private void ready(Connection connection, SelectionKey key) throws IOException {
        if (!key.isValid()) {
            return;
        }
        try {
            if (key.isConnectable() && connection.channel != null && connection.channel.finishConnect()) {
                flush(connection);
            }
            if (key.isValid() && key.isWritable()) {
                flush(connection);
            }
            if (key.isValid() && key.isReadable()) {
                read(connection);
            }
        } catch (IOException | IllegalStateException e) {
            broken(connection, e.getClass().getSimpleName());
        }
    }

    private void send(Connection connection, long dueNanos) throws IOException {
        long number = budget.next();
        if (number == Load.Budget.NONE_LEFT) {
            exhausted = true;
            idle.add(connection);
            return;
        }
        mix.fill(event, number, TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()));
        templates.write(event, connection.out);
        connection.dueNanos = dueNanos;
        connection.busy = true;
        busy++;
        sent++;
        try {
            if (connection.channel == null) {
                open(connection, false);
            }
            if (connection.channel != null && connection.channel.isConnected()) {
                flush(connection);
            }
        } catch (IOException e) {
            broken(connection, e.getClass().getSimpleName());
        }
    }

    private void flush(Connection connection) throws IOException {
        SocketChannel channel = connection.channel;
        SelectionKey key = connection.key;
        if (channel == null || key == null) {
            return;
        }
        channel.write(connection.out);
        key.interestOps(connection.out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void read(Connection connection) throws IOException {
        SocketChannel channel = connection.channel;
        if (channel == null) {
            return;
        }
        boolean closed = channel.read(connection.inBuffer) < 0;
        int length = connection.received();
        int taken = connection.busy ? parser.parse(connection.in, length, closed) : ResponseParser.INCOMPLETE;
        if (taken != ResponseParser.INCOMPLETE && (parser.status() < 100 || parser.status() > 199)) {
            answered(connection);
            connection.forget(taken);
            if (plan.connectionPerEvent() || closed || !parser.keepAlive()) {
                shut(connection);
            }
        } else if (taken != ResponseParser.INCOMPLETE) {
            connection.forget(taken);
        } else if (closed) {
            closedByServer(connection);
        } else {
            connection.makeRoom();
        }
    }

    private void answered(Connection connection) {
        long now = System.nanoTime();
        lastAnswerNanos = now;
        long micros = TimeUnit.NANOSECONDS.toMicros(now - connection.dueNanos);
        latency.recordValue(Math.min(Math.max(micros, 1), LoadResult.LONGEST_MICROS));
        if (parser.status() == 200 && parser.answers(connection.in, expected)) {
            good++;
        } else {
            count(parser.status() + " " + parser.answer(connection.in));
        }
        free(connection);
    }

    private void closedByServer(Connection connection) throws IOException {
        if (connection.busy) {
            broken(connection, "closed without an answer");
        } else {
            shut(connection);
        }
    }

    private void broken(Connection connection, String why) throws IOException {
        if (connection.busy) {
            lastAnswerNanos = System.nanoTime();
            count(why);
            free(connection);
        }
        shut(connection);
    }

    private void free(Connection connection) {
        connection.busy = false;
        busy--;
        idle.add(connection);
    }

    private void sweep() throws IOException {
        long now = System.nanoTime();
        if (now < nextSweepNanos) {
            return;
        }
        nextSweepNanos = now + SWEEP_NANOS;
        for (Connection connection : connections) {
            if (connection.busy && now - connection.dueNanos > plan.timeout().toNanos()) {
                broken(connection, "timeout");
            }
        }
    }

    private void count(String error) {
        errors.merge(error, 1L, Long::sum);
    }

    private void open(Connection connection, boolean waiting) throws IOException {
        SocketChannel channel = SocketChannel.open();
        connection.channel = channel;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(waiting);
        boolean connected = channel.connect(plan.target());
        channel.configureBlocking(false);
        // on loopback the handshake is done by now, and the selector can be spared a turn
        connected = connected || channel.finishConnect();
        connection.key =
                channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, connection);
    }

    private static void shut(Connection connection) throws IOException {
        @Nullable SocketChannel channel = connection.channel;
        if (channel != null) {
            channel.close();
        }
        connection.channel = null;
        connection.key = null;
        connection.inBuffer.clear();
    }
}
