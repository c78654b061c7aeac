/**
 * Servlets that answer like the webhook without doing its work. They run in a Payara Micro of their own: the ceiling
 * that the server sets, and how it copes with requests that wait for a commit.
 */
@NullMarked
package org.rocketrewards.bench.servlet;

import org.jspecify.annotations.NullMarked;
