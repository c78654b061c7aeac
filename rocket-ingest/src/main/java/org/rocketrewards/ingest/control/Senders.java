package org.rocketrewards.ingest.control;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Client addresses as text, the way PostgreSQL's {@code inet} takes them. */
public final class Senders {
    private static final int SITE_BYTES = 8;

    private Senders() {}

    /** The address without host name and without the scope of a link-local one. */
    public static String text(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    /** Whom to hold responsible: an IPv4 address, or the /64 network of an IPv6 address, of which one client has all. */
    public static String site(InetAddress address) {
        return address instanceof Inet6Address ? text(network(address)) + "/64" : text(address);
    }

    private static InetAddress network(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), SITE_BYTES), 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an address", e);
        }
    }
}
