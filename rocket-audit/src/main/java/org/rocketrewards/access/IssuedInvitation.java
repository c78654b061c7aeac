package org.rocketrewards.access;

import java.time.Instant;
import org.rocketrewards.model.Secret;
import org.rocketrewards.model.access.Role;

/** An invitation at the only moment at which its secret can be read. */
public record IssuedInvitation(int id, String name, Role role, Instant expiresAt, Secret secret) {}
