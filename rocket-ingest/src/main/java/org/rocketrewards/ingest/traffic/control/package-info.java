/** Reads the stored traffic, always within a bounded stretch of it. */
@NullMarked
package org.rocketrewards.ingest.traffic.control;

import org.jspecify.annotations.NullMarked;
