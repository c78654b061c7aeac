/** What leaves when, what must not leave, and what has left. */
@NullMarked
package org.rocketrewards.ingest.retention;

import org.jspecify.annotations.NullMarked;
