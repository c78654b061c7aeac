/** The state of the traffic for people and programs. */
@NullMarked
package org.rocketrewards.ingest.traffic.boundary;

import org.jspecify.annotations.NullMarked;
