/** Deciding, without database, clock or container: an event, a rule set and the standings in, decisions out. */
@NullMarked
package org.rocketrewards.rules.evaluation;

import org.jspecify.annotations.NullMarked;
