/** Accounts, entries and balances: the language of the books. */
@NullMarked
package org.rocketrewards.ledger;

import org.jspecify.annotations.NullMarked;
