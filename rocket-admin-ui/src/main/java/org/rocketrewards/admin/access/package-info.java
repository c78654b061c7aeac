/** Signing in and out, and changing one's own password. */
@NullMarked
package org.rocketrewards.admin.access;

import org.jspecify.annotations.NullMarked;
