/** Counts, and writes them down as Prometheus reads them. */
@NullMarked
package org.rocketrewards.ingest.monitoring.control;

import org.jspecify.annotations.NullMarked;
