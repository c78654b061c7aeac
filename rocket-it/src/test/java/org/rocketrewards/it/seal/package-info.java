/** The seals as an auditor meets them: made by a running Rocket, verified by its command line. */
@NullMarked
package org.rocketrewards.it.seal;

import org.jspecify.annotations.NullMarked;
