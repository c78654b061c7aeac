/** The administration in a real browser. */
@NullMarked
package org.rocketrewards.it.browser;

import org.jspecify.annotations.NullMarked;
