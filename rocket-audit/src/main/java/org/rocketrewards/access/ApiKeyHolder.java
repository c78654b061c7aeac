package org.rocketrewards.access;

import java.util.Set;
import org.rocketrewards.model.access.Role;

/**
 * Whom a valid API key stands for.
 *
 * @param scopes first parts of the addresses below /api/v1 that it may call; none: all that its role may
 */
public record ApiKeyHolder(String name, Role role, Set<String> scopes) {
    /** Copies the scopes. */
    public ApiKeyHolder {
        scopes = Set.copyOf(scopes);
    }

    /** Name of the caller that the container sees, and that the audit trail recognises. */
    public String principalName() {
        return "api-key:" + name;
    }

    /** Whether the key may call addresses that begin with this part below /api/v1. */
    public boolean reaches(String area) {
        return scopes.isEmpty() || scopes.contains(area);
    }
}
