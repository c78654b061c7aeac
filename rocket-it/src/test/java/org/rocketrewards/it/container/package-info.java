/** The web archive on a stock Payara Micro: what only the container can show. */
@NullMarked
package org.rocketrewards.it.container;

import org.jspecify.annotations.NullMarked;
