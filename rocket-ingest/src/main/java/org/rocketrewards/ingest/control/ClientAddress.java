package org.rocketrewards.ingest.control;

import java.net.InetAddress;
import java.util.List;

/**
 * Finds out who really sent a request. Behind a reverse proxy the connection comes from the proxy, which appends the
 * address it got the request from to {@code X-Forwarded-For}. That header is believed only as far as trusted proxies
 * wrote it: read from the right, trusted proxies are passed over, and the first other address is the client's. What
 * stands left of that can be made up.
 */
public final class ClientAddress {
    private final Networks trustedProxies;

    /** Believes the proxies in these networks; none in the empty set. */
    public ClientAddress(Networks trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /**
     * The client's address; mapped IPv4 as IPv4.
     *
     * @param remoteAddress the connection's other end, as a literal
     * @param forwardedFor the values of all {@code X-Forwarded-For} headers in the order received
     * @throws IllegalArgumentException when {@code remoteAddress} is not an address
     */
    public InetAddress of(String remoteAddress, List<String> forwardedFor) {
        InetAddress client = Addresses.parse(remoteAddress);
        if (client == null) {
            throw new IllegalArgumentException("not an address: " + Shown.of(remoteAddress, 60));
        }
        for (int line = forwardedFor.size() - 1; line >= 0; line--) {
            String hops = forwardedFor.get(line);
            for (int end = hops.length(); end >= 0; ) {
                int comma = hops.lastIndexOf(',', end - 1);
                String hop = hops.substring(comma + 1, end).strip();
                end = comma < 0 ? -1 : comma;
                if (hop.isEmpty()) {
                    continue;
                }
                InetAddress next = trustedProxies.contains(client) ? Addresses.parseWithPort(hop) : null;
                if (next == null) {
                    return client;
                }
                client = next;
            }
        }
        return client;
    }
}
