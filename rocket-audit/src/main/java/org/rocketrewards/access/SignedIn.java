package org.rocketrewards.access;

import java.time.Instant;
import org.rocketrewards.model.access.Role;

/**
 * A person as the session knows them.
 *
 * @param name unique, lower case
 * @param role what they may do
 * @param mustChangePassword nothing is allowed before the password has been changed
 * @param passwordChangedAt a session that was opened with an earlier password is no longer valid
 */
public record SignedIn(String name, Role role, boolean mustChangePassword, Instant passwordChangedAt) {}
