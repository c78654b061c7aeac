/** Entities of the audit trail; only their owner's control classes touch them. */
@NullMarked
package org.rocketrewards.model.audit;

import org.jspecify.annotations.NullMarked;
