/** How a learner's data are collected and erased. */
@NullMarked
package org.rocketrewards.ingest.privacy.control;

import org.jspecify.annotations.NullMarked;
