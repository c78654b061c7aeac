/** The load generator's command line. */
@NullMarked
package org.rocketrewards.bench;

import org.jspecify.annotations.NullMarked;
