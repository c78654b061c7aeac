/**
 * Verification: of a whole database, and of an exported bundle without one. Needs nothing but the JDK, a JDBC connection
 * where there is a database, and the public key.
 */
@NullMarked
package org.rocketrewards.seal.verify;

import org.jspecify.annotations.NullMarked;
