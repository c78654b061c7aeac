/** Where Prometheus asks. */
@NullMarked
package org.rocketrewards.ingest.monitoring.boundary;

import org.jspecify.annotations.NullMarked;
