/** What this server was set to. */
@NullMarked
package org.rocketrewards.admin.settings;

import org.jspecify.annotations.NullMarked;
