/** Fills a database as months of use would, with statements instead of deliveries. */
@NullMarked
package org.rocketrewards.bench.fill;

import org.jspecify.annotations.NullMarked;
