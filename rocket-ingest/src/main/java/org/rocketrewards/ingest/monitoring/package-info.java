/** What those who run Rocket look at: figures for Prometheus. */
@NullMarked
package org.rocketrewards.ingest.monitoring;

import org.jspecify.annotations.NullMarked;
