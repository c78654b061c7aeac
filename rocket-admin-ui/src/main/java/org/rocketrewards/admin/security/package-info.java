/** Who is calling: API keys for programs, sign-in for people. */
@NullMarked
package org.rocketrewards.admin.security;

import org.jspecify.annotations.NullMarked;
