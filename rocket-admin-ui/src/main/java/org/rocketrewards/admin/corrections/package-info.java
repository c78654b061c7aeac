/** Corrections: what people book, and who agrees to it. */
@NullMarked
package org.rocketrewards.admin.corrections;

import org.jspecify.annotations.NullMarked;
