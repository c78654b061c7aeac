/** Retention: what leaves when, what must stay, what has left. */
@NullMarked
package org.rocketrewards.admin.retention;

import org.jspecify.annotations.NullMarked;
