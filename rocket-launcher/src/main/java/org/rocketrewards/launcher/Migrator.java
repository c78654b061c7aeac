package org.rocketrewards.launcher;

/** Brings a schema to a version. */
interface Migrator {
    /** The version to stop at when there is no reason for another. */
    String NEWEST = "latest";

    void migrate(DatabaseAccess access, String version);
}
