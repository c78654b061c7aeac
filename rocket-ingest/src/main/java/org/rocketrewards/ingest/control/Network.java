package org.rocketrewards.ingest.control;

import java.util.Arrays;
import java.util.Map;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** All addresses that begin with the same bits. Bytes rather than the library's objects: looked up for every request. */
final class Network {
    private static final int SHOWN = 60;
    private static final String NO_NETWORK =
            "is not an address or network: write one like 203.0.113.7, 192.168.1.0/24 or 2001:db8::/32 (names are not "
                    + "looked up)";
    private static final int MAPPED_BITS = 96;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final byte[] bytes;
    private final int prefix;

    private Network(byte[] bytes, int prefix) {
        this.bytes = bytes;
        this.prefix = prefix;
    }

    /** The network of a CIDR text or of a single address; refuses everything else with advice. */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] bytes = Addresses.bytes(slash < 0 ? text : text.substring(0, slash));
        if (bytes == null) {
            throw invalid(text, NO_NETWORK);
        }
        int bits = 8 * bytes.length;
        int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1), bits);
        if (prefix < 0) {
            throw invalid(text, "needs a whole number from 0 to " + bits + " after the slash");
        }
        Network network = new Network(masked(bytes, prefix), prefix).withoutMapping();
        if (!Arrays.equals(masked(bytes, prefix), bytes)) {
            throw invalid(
                    text,
                    "has bits set after the first " + prefix + ": for the whole network write " + network
                            + ", for the one address leave out the slash");
        }
        return network;
    }

    /** The prefix length that the text says; −1 when it is not between 0 and {@code bits} in digits. */
    private static int prefix(String text, int bits) {
        long prefix = text.startsWith("-") || text.length() > 3 ? -1 : Integers.parse(text, -1);
        return prefix <= bits ? (int) prefix : -1;
    }

    private static RocketException invalid(String text, String reason) {
        String shown = Shown.of(text, SHOWN);
        return new RocketException(
                ProblemType.INVALID_FIELD,
                "\"" + shown + "\" " + reason + ".",
                Map.of("field", "network", "value", shown));
    }

    /** Whether the address of these bytes begins with the network's bits. */
    boolean contains(byte[] address) {
        if (address.length != bytes.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(address, 0, whole, bytes, 0, whole)) {
            return false;
        }
        int mask = maskOf(prefix % 8);
        return mask == 0 || (address[whole] & mask) == bytes[whole];
    }

    /** The 4 bytes of a mapped IPv4 address, other addresses as they are. */
    static byte[] unmapped(byte[] address) {
        return isMapped(address) ? Arrays.copyOfRange(address, MAPPED.length, address.length) : address;
    }

    private Network withoutMapping() {
        return prefix >= MAPPED_BITS && isMapped(bytes) ? new Network(unmapped(bytes), prefix - MAPPED_BITS) : this;
    }

    private static boolean isMapped(byte[] address) {
        return address.length == 16 && Arrays.equals(address, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] masked = new byte[address.length];
        int whole = prefix / 8;
        System.arraycopy(address, 0, masked, 0, whole);
        if (whole < masked.length) {
            masked[whole] = (byte) (address[whole] & maskOf(prefix % 8));
        }
        return masked;
    }

    /** The first {@code bits} of a byte. */
    private static int maskOf(int bits) {
        return (byte) (0xFF00 >> bits);
    }

    @Override
    public String toString() {
        return Addresses.spelling(bytes) + "/" + prefix;
    }
}
