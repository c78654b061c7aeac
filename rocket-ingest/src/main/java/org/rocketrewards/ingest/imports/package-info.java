/** History brought in from files: what an import is, how far it got, what it found. */
@NullMarked
package org.rocketrewards.ingest.imports;

import org.jspecify.annotations.NullMarked;
