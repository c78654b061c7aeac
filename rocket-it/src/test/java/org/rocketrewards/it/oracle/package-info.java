/**
 * What Rocket should answer and book, worked out a second time from the written decisions and the event catalogue.
 * Shares no code with the application and depends on nothing but the JDK and JSON-P.
 */
@NullMarked
package org.rocketrewards.it.oracle;

import org.jspecify.annotations.NullMarked;
