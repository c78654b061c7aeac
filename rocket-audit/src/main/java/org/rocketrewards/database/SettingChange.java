package org.rocketrewards.database;

/** A change of settings in a transaction that is still open; tells {@link Settings} to look once it has committed. */
record SettingChange() {}
