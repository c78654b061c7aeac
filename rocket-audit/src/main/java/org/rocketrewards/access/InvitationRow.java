package org.rocketrewards.access;

import java.time.Instant;

/**
 * An invitation that can still be taken up.
 *
 * @param name to sign in with
 * @param role code of what the person will be allowed
 */
public record InvitationRow(int id, String name, String role, Instant createdAt, String createdBy, Instant expiresAt) {}
