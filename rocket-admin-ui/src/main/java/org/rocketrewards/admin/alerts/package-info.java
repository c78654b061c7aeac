/** What Rocket raised by itself, and how people are told. */
@NullMarked
package org.rocketrewards.admin.alerts;

import org.jspecify.annotations.NullMarked;
