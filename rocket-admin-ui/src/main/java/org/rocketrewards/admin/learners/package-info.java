/** Learners: what they have and how they came by it. */
@NullMarked
package org.rocketrewards.admin.learners;

import org.jspecify.annotations.NullMarked;
