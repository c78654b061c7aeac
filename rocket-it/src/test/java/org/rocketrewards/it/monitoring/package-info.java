/** Figures, dashboards and alerts, against the running Rocket. */
@NullMarked
package org.rocketrewards.it.monitoring;

import org.jspecify.annotations.NullMarked;
