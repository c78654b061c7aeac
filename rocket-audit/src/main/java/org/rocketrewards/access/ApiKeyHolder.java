package org.rocketrewards.access;

import org.rocketrewards.model.access.Role;

/** Whom a valid API key stands for. */
public record ApiKeyHolder(String name, Role role) {
    /** Name of the caller that the container sees, and that the audit trail recognises. */
    public String principalName() {
        return "api-key:" + name;
    }
}
