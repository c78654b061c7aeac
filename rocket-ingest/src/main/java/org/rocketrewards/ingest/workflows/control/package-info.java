/** How a workflow file is written. */
@NullMarked
package org.rocketrewards.ingest.workflows.control;

import org.jspecify.annotations.NullMarked;
