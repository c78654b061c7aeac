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
    private static final ThreadLocal<Boolean> REFUSED = ThreadLocal.withInitial(() -> false);

    /** From now on this thread works for that request. */
    public static void begin(CallContext context) {
        CURRENT.set(context);
        REFUSED.set(false);
    }

    /** This thread no longer works for a request. */
    public static void end() {
        CURRENT.remove();
        REFUSED.remove();
    }

    /** It is on record that something was refused to this request, so that nobody else has to say so. */
    public static void noteRefusal() {
        REFUSED.set(true);
    }

    /** Whether a refusal is on record. */
    public static boolean refusalNoted() {
        return REFUSED.get();
    }

    /** The request that this thread works for. */
    public static Optional<CallContext> current() {
        return Optional.ofNullable(CURRENT.get());
    }
}
