package org.rocketrewards.ingest.control;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Internet addresses from text, in the one usual spelling and without ever asking a name server. */
final class Addresses {
    /** No wildcards, ranges, netmasks, octal or missing parts: each means something else to somebody else. */
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .allowPrefix(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowBinary(false)
            .allowLeadingZeros(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .allowBinary(false)
            .getParentBuilder()
            .toParams();

    private static final int MAX_PORT_DIGITS = 5;

    private Addresses() {}

    /** The address of a literal, mapped IPv4 as IPv4; null when the text is none. A zone ({@code %eth0}) is dropped. */
    static @Nullable InetAddress parse(String text) {
        int zone = text.indexOf('%');
        String literal = zone < 0 ? text : text.substring(0, zone);
        if (zone >= 0 && literal.indexOf(':') < 0) {
            return null;
        }
        byte[] bytes = bytes(literal);
        return bytes == null ? null : of(bytes);
    }

    /** The 4 or 16 bytes of a literal; null when it is none. */
    static byte @Nullable [] bytes(String literal) {
        IPAddress address = new IPAddressString(literal, STRICT).getAddress();
        return address == null ? null : address.getBytes();
    }

    /** The usual short spelling of an address of 4 or 16 bytes: {@code 2001:db8::1}. */
    static String spelling(byte[] bytes) {
        return new IPAddressNetwork.IPAddressGenerator().from(bytes).toCanonicalString();
    }

    /** The address of a literal that may have a port: {@code 1.2.3.4:567}, {@code [::1]:443}; null when it is none. */
    static @Nullable InetAddress parseWithPort(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            boolean bracketed = end > 0 && text.indexOf(':') < end && isPortOrNothing(text, end + 1);
            return bracketed ? parse(text.substring(1, end)) : null;
        }
        int colon = text.indexOf(':');
        if (colon < 0 || text.indexOf(':', colon + 1) >= 0) {
            return parse(text);
        }
        return isPortOrNothing(text, colon) ? parse(text.substring(0, colon)) : null;
    }

    private static boolean isPortOrNothing(String text, int colon) {
        if (colon == text.length()) {
            return true;
        }
        int digits = text.length() - colon - 1;
        if (text.charAt(colon) != ':' || digits < 1 || digits > MAX_PORT_DIGITS) {
            return false;
        }
        for (int i = colon + 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The address with these 4 or 16 bytes; IPv4 when they are a mapped IPv4 address. */
    static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length, e);
        }
    }
}
