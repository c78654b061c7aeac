/** Leaderboards: who has how many points in a source, a course, a period. */
@NullMarked
package org.rocketrewards.admin.leaderboards;

import org.jspecify.annotations.NullMarked;
