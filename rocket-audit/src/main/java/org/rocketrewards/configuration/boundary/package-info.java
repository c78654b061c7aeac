/** Reading the settings. */
@NullMarked
package org.rocketrewards.configuration.boundary;

import org.jspecify.annotations.NullMarked;
