/** How months are archived and dropped. */
@NullMarked
package org.rocketrewards.ingest.retention.control;

import org.jspecify.annotations.NullMarked;
