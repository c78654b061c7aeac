package org.rocketrewards.model;

import jakarta.ejb.ApplicationException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal that its reader can act on. The message is shown to clients and people: it says what is wrong, where and
 * what to do, and carries no secret. Rolls back the transaction of the EJB that throws it.
 */
@ApplicationException(rollback = true)
public class RocketException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> members;

    /** A problem of the given type; {@code detail} is one sentence for the reader. */
    public RocketException(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /** A problem with extension members, such as {@code field}, for the problem document. */
    public RocketException(ProblemType type, String detail, Map<String, ?> members) {
        super(detail);
        this.type = type;
        this.members = new LinkedHashMap<>(members);
    }

    /** What kind of problem it is. */
    public ProblemType type() {
        return type;
    }

    /** Extension members of the problem document; never null. */
    public Map<String, Object> members() {
        return members == null ? Map.of() : members;
    }

    /** The sentence for the reader. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
