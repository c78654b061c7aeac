/** How the audit trail is searched. */
@NullMarked
package org.rocketrewards.audit.control;

import org.jspecify.annotations.NullMarked;
