/** What other modules call: the current rule set, and the standings of learners. */
@NullMarked
package org.rocketrewards.rules.boundary;

import org.jspecify.annotations.NullMarked;
