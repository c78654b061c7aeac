/** How events come in: sources and their tokens, deliveries, and the learning facts that are drawn from them. */
@NullMarked
package org.rocketrewards.ingest;

import org.jspecify.annotations.NullMarked;
