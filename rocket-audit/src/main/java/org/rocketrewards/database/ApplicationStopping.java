package org.rocketrewards.database;

/**
 * News for whoever works in the background: the application is about to stop and to lose its data source. Sent while
 * everything is still there.
 */
public record ApplicationStopping() {}
