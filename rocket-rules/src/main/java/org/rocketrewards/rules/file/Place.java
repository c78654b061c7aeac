package org.rocketrewards.rules.file;

/** Where something stands in a file; both count from 1. */
record Place(int line, int column) {}
