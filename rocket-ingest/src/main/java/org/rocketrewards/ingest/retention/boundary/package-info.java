/** What others call about retention and legal holds. */
@NullMarked
package org.rocketrewards.ingest.retention.boundary;

import org.jspecify.annotations.NullMarked;
