/** What this server was set to, and where each setting comes from. */
@NullMarked
package org.rocketrewards.configuration;

import org.jspecify.annotations.NullMarked;
