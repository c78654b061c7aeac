/** Sending mail. */
@NullMarked
package org.rocketrewards.mail;

import org.jspecify.annotations.NullMarked;
