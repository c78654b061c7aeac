/** The rules about who may depend on whom, checked on the compiled classes of every module. */
@NullMarked
package org.rocketrewards.it.architecture;

import org.jspecify.annotations.NullMarked;
