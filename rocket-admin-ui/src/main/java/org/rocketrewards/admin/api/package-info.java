/** The REST interface as a whole: where it starts, how it answers, what it never does. Resources live in their modules. */
@NullMarked
package org.rocketrewards.admin.api;

import org.jspecify.annotations.NullMarked;
