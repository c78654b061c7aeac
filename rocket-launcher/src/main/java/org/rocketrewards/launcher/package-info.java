/**
 * Starts and stops everything: checks what can be checked beforehand, runs the embedded PostgreSQL unless an external
 * one is named, boots Payara Micro, deploys the web archive and only then opens the port.
 */
@NullMarked
package org.rocketrewards.launcher;

import org.jspecify.annotations.NullMarked;
