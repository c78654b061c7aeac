/** How entries are written and read. */
@NullMarked
package org.rocketrewards.ledger.control;

import org.jspecify.annotations.NullMarked;
