/** The administration: the frame around every page, its texts and its look. Views are thin; services decide. */
@NullMarked
package org.rocketrewards.admin;

import org.jspecify.annotations.NullMarked;
