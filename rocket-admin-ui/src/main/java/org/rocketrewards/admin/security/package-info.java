/** Who calls: API keys, sessions after sign-in, and what every answer of the web archive says to browsers. */
@NullMarked
package org.rocketrewards.admin.security;

import org.jspecify.annotations.NullMarked;
