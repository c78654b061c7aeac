/** The kinds of Moodle event that Rocket knows, and the mapping table. */
@NullMarked
package org.rocketrewards.admin.events;

import org.jspecify.annotations.NullMarked;
