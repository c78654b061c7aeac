/** How sealing is done: what is committed becomes leaves, the key is kept, the head is signed. */
@NullMarked
package org.rocketrewards.seal.control;

import org.jspecify.annotations.NullMarked;
