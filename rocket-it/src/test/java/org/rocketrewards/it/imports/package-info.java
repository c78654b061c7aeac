/** Tests of what is done beside the webhook: imports, replay, upkeep. */
@NullMarked
package org.rocketrewards.it.imports;

import org.jspecify.annotations.NullMarked;
