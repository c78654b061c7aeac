/** Entities of people and API keys; only their owner's control classes touch them. */
@NullMarked
package org.rocketrewards.model.access;

import org.jspecify.annotations.NullMarked;
