/** What every module shares: keys, outcomes, problem types, and (in subpackages by owner) the JPA entities. */
@NullMarked
package org.rocketrewards.model;

import org.jspecify.annotations.NullMarked;
