/** The data source, the schema's migration at start, and the clock: what every service needs before it can begin. */
@NullMarked
package org.rocketrewards.database;

import org.jspecify.annotations.NullMarked;
