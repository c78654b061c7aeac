/** What Rocket raises by itself: the daily checks of the integration guide, once a minute. */
@NullMarked
package org.rocketrewards.ingest.alerts;

import org.jspecify.annotations.NullMarked;
