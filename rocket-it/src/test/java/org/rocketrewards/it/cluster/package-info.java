/** Several nodes on one database behind a balancer, and what happens when something between them breaks. */
@NullMarked
package org.rocketrewards.it.cluster;

import org.jspecify.annotations.NullMarked;
