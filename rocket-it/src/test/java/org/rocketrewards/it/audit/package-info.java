/** The audit trail of a running Rocket: what is on record, and who sees it. */
@NullMarked
package org.rocketrewards.it.audit;

import org.jspecify.annotations.NullMarked;
