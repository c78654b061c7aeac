package org.rocketrewards.access;

/**
 * Where a request comes from.
 *
 * @param address the client's
 * @param site whom to hold responsible: the address, or for IPv6 the network of which one client has all addresses
 */
public record Origin(String address, String site) {}
