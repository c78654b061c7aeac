/** The badges that Rocket issues: what they look like, what brings them, and who has them. */
@NullMarked
package org.rocketrewards.admin.badges;

import org.jspecify.annotations.NullMarked;
