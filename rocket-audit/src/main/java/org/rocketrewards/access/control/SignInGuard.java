package org.rocketrewards.access.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/**
 * Slows down guessing, by name and by address, and keeps guessing from taking the machine away from the webhook:
 * passwords are hashed one at a time, and few callers may wait for their turn. State of one node; forgotten at restart.
 */
@ApplicationScoped
public class SignInGuard {
    private static final int CAPACITY = 10_000;
    private static final int WAITING = 3;
    private static final int PATIENCE_SECONDS = 2;

    // A name can be kept from signing in by anybody, so its wait stays short; an address has only itself to blame.
    private final Throttle names = new Throttle(5, Duration.ofMinutes(1), Duration.ofMinutes(30), CAPACITY);
    private final Throttle addresses = new Throttle(20, Duration.ofMinutes(15), Duration.ofHours(1), CAPACITY);
    private final Semaphore hashing = new Semaphore(1, true);

    /** How long this name or address has to wait; zero: the attempt is counted and may be made. */
    public synchronized Duration attempt(String name, String address, Instant now) {
        Duration wait = names.waitFor(name, now);
        Duration other = addresses.waitFor(address, now);
        Duration longer = wait.compareTo(other) >= 0 ? wait : other;
        if (longer.isZero()) {
            names.count(name, now);
            addresses.count(address, now);
        }
        return longer;
    }

    /** The attempt could not be made after all. */
    public synchronized void takeBack(String name, String address) {
        names.uncount(name);
        addresses.uncount(address);
    }

    /** The attempt succeeded: the name starts afresh, the address gets its attempt back. */
    public synchronized void succeeded(String name, String address) {
        names.forget(name);
        addresses.uncount(address);
    }

    /**
     * Whether the password is the stored one.
     *
     * @throws RocketException {@link ProblemType#OVERLOADED} when too many others are being checked
     */
    public boolean matches(String password, String stored) {
        if (hashing.getQueueLength() >= WAITING) {
            throw busy();
        }
        try {
            if (!hashing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return Passwords.matches(password, stored);
        } finally {
            hashing.release();
        }
    }

    private static RocketException busy() {
        return new RocketException(ProblemType.OVERLOADED, "Too many people sign in at once; try again in a moment.");
    }
}
