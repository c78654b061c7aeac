/** What others call to import: upload, dry run, run, pause, errors. */
@NullMarked
package org.rocketrewards.ingest.imports.boundary;

import org.jspecify.annotations.NullMarked;
