/** What others call about a learner's data. */
@NullMarked
package org.rocketrewards.ingest.privacy.boundary;

import org.jspecify.annotations.NullMarked;
