/**
 * The seals: what exactly is hashed, how the hashes form a tree, and how its head is signed. Plain Java without a
 * container, so that the command line verifies with the code that seals.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962">RFC 6962</a>
 */
@NullMarked
package org.rocketrewards.seal;

import org.jspecify.annotations.NullMarked;
