/** The rules: what is in force, its versions and the draft, what a draft would change, and publishing it. */
@NullMarked
package org.rocketrewards.admin.rules;

import org.jspecify.annotations.NullMarked;
