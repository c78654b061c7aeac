/** What ought to agree, compared: points, books, events and Moodle's own log. */
@NullMarked
package org.rocketrewards.ingest.reconciliation;

import org.jspecify.annotations.NullMarked;
