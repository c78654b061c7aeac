/** The registered Moodle sites: how they reach Rocket, their tokens, from where they may deliver, their settings. */
@NullMarked
package org.rocketrewards.admin.sources;

import org.jspecify.annotations.NullMarked;
