/**
 * A backup of a whole Rocket in one file: what is in the database at one moment, and what a restored system needs of
 * {@code ROCKET_HOME}. Written and read as a stream over JDBC, because the embedded PostgreSQL comes without
 * {@code pg_dump}. docs/operations.md describes the file.
 */
@NullMarked
package org.rocketrewards.launcher.backup;

import org.jspecify.annotations.NullMarked;
