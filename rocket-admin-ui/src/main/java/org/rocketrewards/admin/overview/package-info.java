/** The first page: is everything all right, what needs somebody, where to click. */
@NullMarked
package org.rocketrewards.admin.overview;

import org.jspecify.annotations.NullMarked;
