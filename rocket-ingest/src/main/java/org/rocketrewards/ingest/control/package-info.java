/** What intake decides and reads: the wire parser, addresses and networks. Plain classes without a container. */
@NullMarked
package org.rocketrewards.ingest.control;

import org.jspecify.annotations.NullMarked;
