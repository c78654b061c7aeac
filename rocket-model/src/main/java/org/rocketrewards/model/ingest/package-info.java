/** Entities of sources, their tokens and allowlists; only their owner's control classes touch them. */
@NullMarked
package org.rocketrewards.model.ingest;

import org.jspecify.annotations.NullMarked;
