/** All that is held about one learner, given out or made anonymous. */
@NullMarked
package org.rocketrewards.ingest.privacy;

import org.jspecify.annotations.NullMarked;
