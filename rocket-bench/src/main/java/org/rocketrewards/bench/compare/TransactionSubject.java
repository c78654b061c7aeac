package org.rocketrewards.bench.compare;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.rocketrewards.bench.load.Event;
import org.rocketrewards.bench.load.EventMix;
import org.rocketrewards.bench.load.LoadResult;
import org.rocketrewards.bench.load.RequestTemplates;

/** As many clients as the scenario has connections share a pool; each event is a transaction of its own. */
final class TransactionSubject implements Subject {
    private final EventMix mix = EventMix.standard();
    private final AtomicLong numbers = new AtomicLong();
    private final String name;
    private final List<Transaction> all = new ArrayList<>();
    private final BlockingQueue<Transaction> pool;

    private TransactionSubject(String name, int connections) {
        this.name = name;
        pool = new ArrayBlockingQueue<>(connections, true);
    }

    /**
     * Books the rows that Rocket books.
     *
     * @param database migrated and empty; the application's role
     */
    static TransactionSubject ofEvents(DataSource database, int connections) throws IOException {
        TransactionSubject subject = new TransactionSubject(Stage.TRANSACTIONS, connections);
        subject.open(database, connections, true);
        return subject;
    }

    /**
     * Inserts bodies and nothing else.
     *
     * @param database with {@link InsertTransaction#TABLE}; the application's role
     */
    static TransactionSubject ofInserts(DataSource database, int connections) throws IOException {
        TransactionSubject subject = new TransactionSubject(Stage.INSERTS, connections);
        subject.open(database, connections, false);
        return subject;
    }

    private void open(DataSource database, int connections, boolean events) throws IOException {
        RequestTemplates templates = new RequestTemplates(mix, "127.0.0.1", "/", "");
        try {
            Names names;
            try (Connection connection = database.getConnection()) {
                names = Names.enter(connection, mix.kinds(), EventTransaction.forms(mix.kinds(), templates));
            }
            for (int i = 0; i < connections; i++) {
                Connection connection = database.getConnection();
                all.add(
                        events
                                ? new EventTransaction(connection, names, templates)
                                : new InsertTransaction(connection, templates));
            }
        } catch (SQLException e) {
            close();
            throw new IOException("the database of the transactions: " + e.getMessage(), e);
        }
        pool.addAll(all);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean hasConnections() {
        return false;
    }

    @Override
    public LoadResult drive(Scenario scenario, Duration duration, long eventsPerSecond)
            throws IOException, InterruptedException {
        int clients = scenario.connections();
        Run run = new Run(duration, eventsPerSecond, clients);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<LoadResult>> results = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                results.add(threads.submit(() -> client(run)));
            }
            LoadResult sum = results.get(0).get();
            for (Future<LoadResult> result : results.subList(1, clients)) {
                sum = sum.plus(result.get());
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IOException("a transaction failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public Duration serverCpu() {
        return Duration.ZERO;
    }

    @Override
    public void close() throws IOException {
        for (Transaction transaction : all) {
            try {
                transaction.close();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }

    private LoadResult client(Run run) throws InterruptedException, SQLException {
        Event event = new Event();
        Histogram latency = LoadResult.newHistogram();
        SortedMap<String, Long> errors = new TreeMap<>();
        long sent = 0;
        long good = 0;
        long last = run.begin();
        for (long due = run.due(); due < run.endNanos; due = run.due()) {
            mix.fill(event, numbers.getAndIncrement(), TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()));
            sent++;
            if (book(event)) {
                good++;
            } else {
                errors.merge("duplicate", 1L, Long::sum);
            }
            last = System.nanoTime();
            latency.recordValue(
                    Math.min(Math.max(TimeUnit.NANOSECONDS.toMicros(last - due), 1), LoadResult.LONGEST_MICROS));
        }
        return new LoadResult(sent, good, errors, Duration.ofNanos(last - run.startNanos), latency);
    }

    private boolean book(Event event) throws InterruptedException, SQLException {
        Transaction transaction = pool.take();
        try {
            return transaction.book(event);
        } finally {
            pool.add(transaction);
        }
    }

    /** The clock that the clients of one run share. */
    private static final class Run {
        private final long durationNanos;
        private final long gapNanos;
        private final CountDownLatch together;
        private final AtomicLong tickets = new AtomicLong();
        private volatile long startNanos;
        private volatile long endNanos;

        Run(Duration duration, long eventsPerSecond, int clients) {
            this.durationNanos = duration.toNanos();
            this.gapNanos = eventsPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / eventsPerSecond;
            this.together = new CountDownLatch(clients);
        }

        long begin() throws InterruptedException {
            synchronized (this) {
                startNanos = System.nanoTime();
                endNanos = startNanos + durationNanos;
            }
            together.countDown();
            together.await();
            return startNanos;
        }

        /** When the next event is due; waits for that moment. */
        long due() {
            if (gapNanos == 0) {
                return System.nanoTime();
            }
            long due = startNanos + tickets.getAndIncrement() * gapNanos;
            for (long left = due - System.nanoTime(); left > 0 && due < endNanos; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return due;
        }
    }
}
