/** What administrators do with rules, over REST against the running system. */
@NullMarked
package org.rocketrewards.it.rules;

import org.jspecify.annotations.NullMarked;
