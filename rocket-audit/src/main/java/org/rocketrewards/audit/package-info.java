/** The audit trail: who changed what, when and why, in the transaction of the change. */
@NullMarked
package org.rocketrewards.audit;

import org.jspecify.annotations.NullMarked;
