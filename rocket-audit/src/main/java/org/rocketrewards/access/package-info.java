/** People and API keys: who may do what. */
@NullMarked
package org.rocketrewards.access;

import org.jspecify.annotations.NullMarked;
