/** Imports: a file, what was recognised, a dry run, the run, what could not be booked. */
@NullMarked
package org.rocketrewards.admin.imports;

import org.jspecify.annotations.NullMarked;
