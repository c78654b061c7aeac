package org.rocketrewards.launcher.backup;

/**
 * Where a sequence stands.
 *
 * @param called whether {@code last} has been given out already
 */
public record SequenceState(String name, long last, boolean called) {}
