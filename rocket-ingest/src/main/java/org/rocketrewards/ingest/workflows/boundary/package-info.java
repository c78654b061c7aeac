/** Workflow files for people and programs. */
@NullMarked
package org.rocketrewards.ingest.workflows.boundary;

import org.jspecify.annotations.NullMarked;
