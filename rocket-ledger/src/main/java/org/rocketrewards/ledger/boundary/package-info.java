/** What other modules call to post and to read. */
@NullMarked
package org.rocketrewards.ledger.boundary;

import org.jspecify.annotations.NullMarked;
