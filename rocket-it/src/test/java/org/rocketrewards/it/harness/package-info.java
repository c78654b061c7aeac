/** Rocket as a process of its own, seen through HTTP and SQL only. */
@NullMarked
package org.rocketrewards.it.harness;

import org.jspecify.annotations.NullMarked;
