/** JMH benchmarks of what the webhook does for every event before it queues. */
@NullMarked
package org.rocketrewards.bench.micro;

import org.jspecify.annotations.NullMarked;
