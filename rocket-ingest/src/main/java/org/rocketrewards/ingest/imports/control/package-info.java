/** How files are kept, read, rehearsed and booked. */
@NullMarked
package org.rocketrewards.ingest.imports.control;

import org.jspecify.annotations.NullMarked;
