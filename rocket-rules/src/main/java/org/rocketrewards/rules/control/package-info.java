/** Where rule sets and standings are kept. */
@NullMarked
package org.rocketrewards.rules.control;

import org.jspecify.annotations.NullMarked;
