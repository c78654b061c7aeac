/** Where badge mappings and credentials are kept. */
@NullMarked
package org.rocketrewards.badges.control;

import org.jspecify.annotations.NullMarked;
