/** Finds what is wrong, keeps it, and tells it outside. */
@NullMarked
package org.rocketrewards.ingest.alerts.control;

import org.jspecify.annotations.NullMarked;
