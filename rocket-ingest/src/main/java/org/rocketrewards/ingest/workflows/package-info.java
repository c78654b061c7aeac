/** Files that Moodle's Event Trigger plugin imports, so that nobody has to type a workflow. */
@NullMarked
package org.rocketrewards.ingest.workflows;

import org.jspecify.annotations.NullMarked;
