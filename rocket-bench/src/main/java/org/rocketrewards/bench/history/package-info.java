/** History to be imported, and the measurement of its import. */
@NullMarked
package org.rocketrewards.bench.history;

import org.jspecify.annotations.NullMarked;
