/** What people see when a page is not there, not theirs, or has failed. */
@NullMarked
package org.rocketrewards.admin.errors;

import org.jspecify.annotations.NullMarked;
