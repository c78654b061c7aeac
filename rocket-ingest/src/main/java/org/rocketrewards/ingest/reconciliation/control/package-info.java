/** How the comparisons are made. */
@NullMarked
package org.rocketrewards.ingest.reconciliation.control;

import org.jspecify.annotations.NullMarked;
