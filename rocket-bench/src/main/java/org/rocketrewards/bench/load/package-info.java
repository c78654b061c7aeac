/** The load: what events are sent, how they get onto the wire, and what came back. */
@NullMarked
package org.rocketrewards.bench.load;

import org.jspecify.annotations.NullMarked;
