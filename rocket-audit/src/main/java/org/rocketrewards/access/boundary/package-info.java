/** Sign-in, passwords and API keys, for the interface and the container. */
@NullMarked
package org.rocketrewards.access.boundary;

import org.jspecify.annotations.NullMarked;
