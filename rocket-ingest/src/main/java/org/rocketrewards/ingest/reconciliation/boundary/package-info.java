/** The lists of differences, as files. */
@NullMarked
package org.rocketrewards.ingest.reconciliation.boundary;

import org.jspecify.annotations.NullMarked;
