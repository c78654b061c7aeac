package org.rocketrewards.database;

/**
 * News for every bean that keeps settings in memory (tokens, allowlists, rule sets): some of them changed, on this node
 * or another; load them anew. Fired outside any transaction. An observer that throws is told again a second later.
 *
 * @param version the number that stands for the settings as they are now
 */
public record SettingsChanged(long version) {}
