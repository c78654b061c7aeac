/** What the stored deliveries tell about those who send them: is everything set up, what is wrong, how much there is. */
@NullMarked
package org.rocketrewards.ingest.traffic;

import org.jspecify.annotations.NullMarked;
