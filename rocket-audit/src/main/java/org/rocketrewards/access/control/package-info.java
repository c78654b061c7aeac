/** How passwords and keys are checked. */
@NullMarked
package org.rocketrewards.access.control;

import org.jspecify.annotations.NullMarked;
