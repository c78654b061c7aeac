/** Reconciliation: what ought to agree, and what to do where it does not. */
@NullMarked
package org.rocketrewards.admin.reconciliation;

import org.jspecify.annotations.NullMarked;
