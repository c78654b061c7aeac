package org.rocketrewards.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the request comes from that this thread works on, for the audit trail. Begun and ended by the web tier; threads
 * that work for no request have none.
 *
 * @param address the client's, as text
 * @param requestId what the request is answered with as {@code X-Request-Id}
 */
public record CallContext(String address, String requestId) {
    private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

    /** From now on this thread works for that request. */
    public static void begin(CallContext context) {
        CURRENT.set(context);
    }

    /** This thread no longer works for a request. */
    public static void end() {
        CURRENT.remove();
    }

    /** The request that this thread works for. */
    public static Optional<CallContext> current() {
        return Optional.ofNullable(CURRENT.get());
    }
}
