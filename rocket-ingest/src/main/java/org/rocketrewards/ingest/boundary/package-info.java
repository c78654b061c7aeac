/** Where deliveries come in, and where sources, tokens and allowlists are administered. */
@NullMarked
package org.rocketrewards.ingest.boundary;

import org.jspecify.annotations.NullMarked;
