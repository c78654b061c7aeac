/** What the frame around the pages is made of: the search across everything, and the keys. */
@NullMarked
package org.rocketrewards.admin.frame;

import org.jspecify.annotations.NullMarked;
