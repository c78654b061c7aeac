package org.rocketrewards.ingest.control;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.rocketrewards.model.RocketException;

/**
 * A set of networks, as in an allowlist or among trusted proxies. Mapped IPv4 ({@code ::ffff:10.0.0.0/104}) is IPv4, in
 * the set as well as in what is looked up; so {@code ::/0} holds every IPv6 address and no IPv4 one. Immutable. Whether
 * an empty set means nobody or everybody is for its user to say.
 */
public final class Networks {
    /** The set without any network. */
    public static final Networks NONE = new Networks(List.of());

    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * The set of these networks: CIDR ({@code 192.168.1.0/24}, {@code 2001:db8::/32}) or single addresses. Names are
     * never looked up.
     *
     * @throws RocketException {@code invalid_field} with what to write instead; member {@code value} is the bad one
     */
    public static Networks of(Collection<String> texts) {
        List<Network> networks = new ArrayList<>();
        for (String text : texts) {
            networks.add(Network.parse(text.strip()));
        }
        return networks.isEmpty() ? NONE : new Networks(networks);
    }

    /** The same from one text with commas or blanks between the networks; empty elements are skipped. */
    public static Networks parse(String list) {
        return of(SEPARATORS.splitAsStream(list).filter(text -> !text.isEmpty()).toList());
    }

    /** One network in its canonical form, always with a prefix length: {@code 10.0.0.1/32}, as PostgreSQL prints it. */
    public static String canonical(String text) {
        return Network.parse(text.strip()).toString();
    }

    /** Whether the address lies in one of the networks. */
    public boolean contains(InetAddress address) {
        byte[] bytes = Network.unmapped(address.getAddress());
        for (Network network : networks) {
            if (network.contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is no network. */
    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** The networks in canonical form, in the order given. */
    public List<String> texts() {
        return networks.stream().map(Network::toString).toList();
    }

    @Override
    public String toString() {
        return String.join(", ", texts());
    }
}
