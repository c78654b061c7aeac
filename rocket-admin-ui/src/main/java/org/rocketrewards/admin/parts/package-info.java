/** Small pieces that several pages are made of. */
@NullMarked
package org.rocketrewards.admin.parts;

import org.jspecify.annotations.NullMarked;
