/** How rocket.jar starts, refuses to start, and stops. */
@NullMarked
package org.rocketrewards.it.fullserver;

import org.jspecify.annotations.NullMarked;
