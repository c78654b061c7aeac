/** Backups of a real database, loaded into another and damaged on purpose. */
@NullMarked
package org.rocketrewards.launcher.backup;

import org.jspecify.annotations.NullMarked;
