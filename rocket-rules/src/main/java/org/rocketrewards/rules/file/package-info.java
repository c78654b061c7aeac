/** Rules as code: reading and writing one file in YAML or JSON, each problem with its line and column. */
@NullMarked
package org.rocketrewards.rules.file;

import org.jspecify.annotations.NullMarked;
