package org.rocketrewards.access;

import org.rocketrewards.model.Secret;
import org.rocketrewards.model.access.Role;

/** An API key at the only moment at which its secret can be read. */
public record IssuedApiKey(String name, Role role, Secret secret) {}
