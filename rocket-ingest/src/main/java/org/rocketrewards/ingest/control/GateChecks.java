package org.rocketrewards.ingest.control;

import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.Admission;
import org.rocketrewards.ingest.GateRefusedException;
import org.rocketrewards.model.ProblemType;

/**
 * Decides about a request before its body is read: token, source, allowlist, rate, in this order.
 *
 * <p>The allowlist belongs to a source, and the source is known by its token. A client whose address is on no source's
 * allowlist is told just that (403), whatever its token: so that a stranger cannot find out from outside whether a
 * token that he found is good. From an address that some source accepts, a missing or unknown token is 401.
 *
 * <p>Guessing is slowed down by address: after {@value BadTokens#LIMIT} missing or unknown tokens in a minute further
 * ones of that address are 429. Requests with a token that Rocket made never come there, not even with an expired one.
 */
public final class GateChecks {
    private final Clock clock;
    private final BadTokens badTokens;
    private final SourceRates rates;

    /** Checks against {@code clock}; {@code meter} measures the sources' rates. */
    public GateChecks(Clock clock, TimeMeter meter) {
        this.clock = clock;
        this.badTokens = new BadTokens(clock);
        this.rates = new SourceRates(meter);
    }

    /**
     * Lets a request in.
     *
     * @param authorization value of the Authorization header
     * @param client the sender's address, behind trusted proxies the one that they name
     * @throws GateRefusedException with what to do about it
     */
    public Admission admit(GateSnapshot snapshot, @Nullable String authorization, InetAddress client) {
        Optional<String> presented = BearerToken.in(authorization);
        GatedToken token = presented.map(TokenHash::of).map(snapshot::token).orElse(null);
        GatedSource source = token == null ? null : snapshot.source(token.sourceId());
        if (token == null || source == null) {
            throw unknown(snapshot, presented.isPresent(), client);
        }
        if (!source.accepts(client)) {
            throw address(client, token);
        }
        requireLive(token, source);
        rates.take(source).ifPresent(wait -> {
            throw refusal(
                    ProblemType.RATE_LIMITED,
                    "The source sends more than the " + source.eventsPerSecond()
                            + " deliveries per second that it is allowed: send this one again later.",
                    Map.of("retryAfter", wait),
                    token);
        });
        return new Admission(source.settings(), token.id());
    }

    private GateRefusedException unknown(GateSnapshot snapshot, boolean presented, InetAddress client) {
        if (!snapshot.someSourceAccepts(client)) {
            return address(client, null);
        }
        Optional<Long> wait = badTokens.note(client);
        if (wait.isPresent()) {
            return refusal(
                    ProblemType.RATE_LIMITED,
                    "Too many requests without a valid token from this address: correct the token. A request with a "
                            + "valid one is answered at any time.",
                    Map.of("retryAfter", wait.get()),
                    null);
        }
        return refusal(
                ProblemType.TOKEN_REFUSED,
                presented
                        ? "Rocket does not know this token: copy the source's token again, without blanks or quotes."
                        : "The request carries no bearer token: add the header 'Authorization: Bearer <token of the "
                                + "source>' to the workflow.",
                Map.of(),
                null);
    }

    private void requireLive(GatedToken token, GatedSource source) {
        Instant now = clock.instant();
        if (token.revoked()) {
            throw refusal(
                    ProblemType.TOKEN_REFUSED,
                    "This token was revoked: put the source's valid token into the workflow.",
                    Map.of(),
                    token);
        }
        if (token.expired(now)) {
            throw refusal(
                    ProblemType.TOKEN_REFUSED,
                    "This token expired at " + token.expiresAt() + ": put the source's newer token into the workflow.",
                    Map.of(),
                    token);
        }
        if (!source.enabled()) {
            throw refusal(
                    ProblemType.TOKEN_REFUSED,
                    "The source is switched off in Rocket: switch it on in its settings.",
                    Map.of(),
                    token);
        }
    }

    private static GateRefusedException address(InetAddress client, @Nullable GatedToken token) {
        return refusal(
                ProblemType.ADDRESS_REFUSED,
                "Deliveries from " + Senders.text(client)
                        + " are not allowed: add the address to the source's allowlist, or send from one that is on it.",
                Map.of(),
                token);
    }

    private static GateRefusedException refusal(
            ProblemType type, String detail, Map<String, ?> members, @Nullable GatedToken token) {
        return new GateRefusedException(
                type, detail, members, token == null ? null : token.sourceId(), token == null ? null : token.id());
    }
}
