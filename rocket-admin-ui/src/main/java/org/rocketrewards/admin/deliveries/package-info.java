/** What was delivered and what became of it. */
@NullMarked
package org.rocketrewards.admin.deliveries;

import org.jspecify.annotations.NullMarked;
