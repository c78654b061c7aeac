/** What Moodle badges are worth in Rocket, and which Rocket badges learners hold. */
@NullMarked
package org.rocketrewards.badges;

import org.jspecify.annotations.NullMarked;
