/** The sequencer that seals, and what others may ask of the seals. */
@NullMarked
package org.rocketrewards.seal.boundary;

import org.jspecify.annotations.NullMarked;
