package org.rocketrewards.ingest.control;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts bad tokens per client for a minute from the first. An IPv6 client is its /64 network, since one client has all
 * of it.
 *
 * <p>Takes the same memory whoever attacks with however many addresses: a fixed table of counters, in which clients
 * find theirs by a hash with a random seed. Two who meet in one counter are slowed down earlier; both send bad tokens.
 */
final class BadTokens {
    /** Bad tokens per client and minute that are answered 401; the following ones are 429. */
    static final int LIMIT = 20;

    private static final long WINDOW_SECONDS = 60;
    private static final int COUNTERS = 1 << 14;
    private static final int COUNT_BITS = 20;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

    private final Clock clock;
    private final long seed = new SplittableRandom().nextLong();
    /** Second at which the window began, shifted left, and the bad tokens since. */
    private final AtomicLongArray counters = new AtomicLongArray(COUNTERS);

    BadTokens(Clock clock) {
        this.clock = clock;
    }

    /** Notes a bad token; the seconds to wait when the client has sent too many. */
    Optional<Long> note(InetAddress client) {
        int index = index(client);
        long now = clock.instant().getEpochSecond();
        long counted = counters.updateAndGet(index, old -> next(old, now));
        long wait = (counted >> COUNT_BITS) + WINDOW_SECONDS - now;
        return (counted & COUNT_MASK) > LIMIT ? Optional.of(Math.max(1, wait)) : Optional.empty();
    }

    private static long next(long old, long now) {
        long began = old >> COUNT_BITS;
        boolean over = now >= began + WINDOW_SECONDS || now < began;
        return over ? now << COUNT_BITS | 1 : (old & COUNT_MASK) == COUNT_MASK ? old : old + 1;
    }

    private int index(InetAddress client) {
        byte[] bytes = client.getAddress();
        int length = client instanceof Inet6Address ? bytes.length / 2 : bytes.length;
        long hash = seed;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ bytes[i] & 0xff) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        return (int) (hash & COUNTERS - 1);
    }
}
