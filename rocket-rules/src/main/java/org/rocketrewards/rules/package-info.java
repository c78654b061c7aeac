/** Event types, rules and decisions: the language of what earns points. */
@NullMarked
package org.rocketrewards.rules;

import org.jspecify.annotations.NullMarked;
