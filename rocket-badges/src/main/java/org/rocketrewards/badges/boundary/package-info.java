/** What other modules and programs call: badge mappings and credentials. */
@NullMarked
package org.rocketrewards.badges.boundary;

import org.jspecify.annotations.NullMarked;
