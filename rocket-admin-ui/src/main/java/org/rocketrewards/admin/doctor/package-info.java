/** What is wrong at the senders' end, and how to mend it. */
@NullMarked
package org.rocketrewards.admin.doctor;

import org.jspecify.annotations.NullMarked;
