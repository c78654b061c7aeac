package org.rocketrewards.ingest;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/**
 * A request that the gate does not let in. Knows for the delivery log whose token it carried, as far as that is known;
 * the answer does not say it. Has no stack trace: it is thrown as often as an attacker likes.
 */
public class GateRefusedException extends RocketException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Integer sourceId;
    private final @Nullable Integer tokenId;

    /** A refusal; ids are null when the token is not one of ours. */
    public GateRefusedException(
            ProblemType type,
            String detail,
            Map<String, ?> members,
            @Nullable Integer sourceId,
            @Nullable Integer tokenId) {
        super(type, detail, members);
        this.sourceId = sourceId;
        this.tokenId = tokenId;
    }

    /** The source whose token was presented. */
    public @Nullable Integer sourceId() {
        return sourceId;
    }

    /** The token that was presented. */
    public @Nullable Integer tokenId() {
        return tokenId;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
