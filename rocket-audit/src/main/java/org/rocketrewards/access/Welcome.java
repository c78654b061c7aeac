package org.rocketrewards.access;

import org.rocketrewards.model.access.Role;

/**
 * What an invitation offers whoever has its link.
 *
 * @param name to sign in with
 * @param renews whether the person is there already and sets a new password
 */
public record Welcome(String name, Role role, boolean renews) {}
