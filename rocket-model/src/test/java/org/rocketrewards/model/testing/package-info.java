/** What tests of every module share: a real PostgreSQL with Rocket's schema. */
@NullMarked
package org.rocketrewards.model.testing;

import org.jspecify.annotations.NullMarked;
