/** Decides past events again: what other rules would have booked. Reads, and changes nothing. */
@NullMarked
package org.rocketrewards.ingest.control.simulation;

import org.jspecify.annotations.NullMarked;
