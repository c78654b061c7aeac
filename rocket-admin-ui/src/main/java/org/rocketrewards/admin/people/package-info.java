/** Who may do what: people, invitations, API keys, sessions. */
@NullMarked
package org.rocketrewards.admin.people;

import org.jspecify.annotations.NullMarked;
