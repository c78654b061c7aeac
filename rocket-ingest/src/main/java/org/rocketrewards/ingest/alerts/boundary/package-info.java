/** Who looks, who is told, and who acknowledges. */
@NullMarked
package org.rocketrewards.ingest.alerts.boundary;

import org.jspecify.annotations.NullMarked;
