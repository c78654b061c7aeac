/** What other modules call to put a change on record, and the database that everything lives in. */
@NullMarked
package org.rocketrewards.audit.boundary;

import org.jspecify.annotations.NullMarked;
