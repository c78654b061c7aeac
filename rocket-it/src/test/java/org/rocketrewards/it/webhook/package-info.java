/** The webhook of a running Rocket: what Moodle sends, what comes back, and what the books say afterwards. */
@NullMarked
package org.rocketrewards.it.webhook;

import org.jspecify.annotations.NullMarked;
