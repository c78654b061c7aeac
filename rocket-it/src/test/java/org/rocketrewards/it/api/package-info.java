/** The REST interface of a running Rocket, as a program with an API key uses it. */
@NullMarked
package org.rocketrewards.it.api;

import org.jspecify.annotations.NullMarked;
