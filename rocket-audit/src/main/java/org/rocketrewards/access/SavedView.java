package org.rocketrewards.access;

/**
 * A list as somebody wants to see it again. It is theirs alone.
 *
 * @param page address of the list below the administration's
 * @param name as they call it
 * @param query conditions and columns, as the address line says them
 */
public record SavedView(int id, String page, String name, String query) {}
