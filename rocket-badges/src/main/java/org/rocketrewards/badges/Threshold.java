package org.rocketrewards.badges;

import org.jspecify.annotations.Nullable;

/**
 * A number of points that brings a badge, as those need it who issue.
 *
 * @param sourceId the only source that it is for; null: all
 * @param badge key of the Rocket badge
 * @param revocable whether the badge goes again when the balance falls below
 */
public record Threshold(int id, @Nullable Integer sourceId, String badge, long points, boolean revocable) {}
