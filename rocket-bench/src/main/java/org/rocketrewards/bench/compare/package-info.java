/** Rocket, the bare server and one transaction per event, measured in turn on the same machine. */
@NullMarked
package org.rocketrewards.bench.compare;

import org.jspecify.annotations.NullMarked;
