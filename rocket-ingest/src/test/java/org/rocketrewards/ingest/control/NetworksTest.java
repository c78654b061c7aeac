package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

class NetworksTest {
    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.0/24, 192.168.1.0, true",
        "192.168.1.0/24, 192.168.1.255, true",
        "192.168.1.0/24, 192.168.2.0, false",
        "10.0.0.0/9, 10.127.255.255, true",
        "10.0.0.0/9, 10.128.0.0, false",
        "10.128.0.0/9, 10.200.0.1, true",
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "203.0.113.6/31, 203.0.113.7, true",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 10.0.0.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::1, 2001:db8::1, true",
        "fe80::/10, fe80::1, true",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::ffff:10.0.0.0/104, 11.1.2.3, false",
        "::ffff:10.1.2.3, 10.1.2.3, true",
        "::ffff:0:0/96, 10.1.2.3, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true"
    })
    void anAddressIsInANetworkWhoseBitsItBeginsWith(String network, String literal, boolean inside)
            throws UnknownHostException {
        assertThat(Networks.parse(network).contains(address(literal))).isEqualTo(inside);
    }

    @Test
    void aMappedAddressThatJavaKeepsAsIpv6IsIpv4() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};

        assertThat(Networks.parse("10.0.0.0/8").contains(Inet6Address.getByAddress(null, mapped, 0)))
                .isTrue();
    }

    @Test
    void aSetHoldsWhatAnyOfItsNetworksHolds() throws UnknownHostException {
        Networks networks = Networks.parse(" 10.0.0.0/8, ,192.168.0.0/16\n2001:db8::/32 ");

        assertThat(networks.contains(address("10.1.1.1"))).isTrue();
        assertThat(networks.contains(address("192.168.1.1"))).isTrue();
        assertThat(networks.contains(address("2001:db8::5"))).isTrue();
        assertThat(networks.contains(address("172.16.0.1"))).isFalse();
        assertThat(networks.texts()).containsExactly("10.0.0.0/8", "192.168.0.0/16", "2001:db8::/32");
        assertThat(networks).hasToString("10.0.0.0/8, 192.168.0.0/16, 2001:db8::/32");
    }

    @Test
    void theEmptySetHoldsNothing() throws UnknownHostException {
        assertThat(Networks.parse(" ").isEmpty()).isTrue();
        assertThat(Networks.NONE.contains(address("127.0.0.1"))).isFalse();
        assertThat(Networks.of(List.of("::1")).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7/32",
        "2001:DB8:0:0::1, 2001:db8::1/128",
        "2001:0db8::/32, 2001:db8::/32",
        "::ffff:192.168.1.0/120, 192.168.1.0/24",
        "' 10.0.0.0/8 ', 10.0.0.0/8",
        "::/0, ::/0"
    })
    void theCanonicalFormIsThatOfPostgresql(String text, String canonical) {
        assertThat(Networks.canonical(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.5/24, 192.168.1.0/24",
        "10.0.0.1/8, 10.0.0.0/8",
        "10.255.0.0/9, 10.128.0.0/9",
        "2001:db8::1/64, 2001:db8::/64",
        "::ffff:10.0.0.1/104, 10.0.0.0/8",
        "1.2.3.4/0, 0.0.0.0/0"
    })
    void bitsAfterThePrefixAreRefusedWithTheNetworkThatWasMeant(String text, String meant) {
        RocketException refusal = catchThrowableOfType(RocketException.class, () -> Networks.parse(text));

        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_FIELD);
        assertThat(refusal.detail()).contains("\"" + text + "\"").contains("write " + meant + ",");
        assertThat(refusal.members()).containsEntry("value", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "moodle.example.org",
                "",
                "*",
                "10.*",
                "10.0.0.1-5",
                "10.0.0",
                "10",
                "167772161",
                "0x0a000001",
                "010.0.0.1",
                "/24",
                "10.0.0.256",
                "10.0.0.1:80",
                "[::1]",
                "fe80::1%eth0",
                "2001:db8",
                "1::2::3",
                "dead",
                "<script>"
            })
    void everythingElseIsRefused(String text) {
        RocketException refusal = catchThrowableOfType(RocketException.class, () -> Networks.of(List.of(text)));

        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_FIELD);
        assertThat(refusal.detail()).contains("is not an address or network");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/33, 32",
        "10.0.0.0/-1, 32",
        "10.0.0.0/, 32",
        "10.0.0.0/+8, 32",
        "10.0.0.0/255.0.0.0, 32",
        "10.0.0.0/4294967296, 32",
        "10.0.0.0/8/8, 32",
        "2001:db8::/129, 128",
        "2001:db8::/x, 128"
    })
    void aPrefixLengthIsAtMostTheNumberOfBits(String text, int bits) {
        RocketException refusal = catchThrowableOfType(RocketException.class, () -> Networks.of(List.of(text)));

        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_FIELD);
        assertThat(refusal.detail()).contains("from 0 to " + bits);
    }

    @Property
    void membershipIsAComparisonOfTheFirstBits(
            @ForAll int network, @ForAll int other, @ForAll @IntRange(min = 1, max = 32) int prefix) {
        int mask = -1 << (32 - prefix);
        Networks networks = Networks.parse(dotted(network & mask) + "/" + prefix);

        assertThat(networks.contains(Addresses.of(bytes(other)))).isEqualTo((other & mask) == (network & mask));
        assertThat(networks.contains(Addresses.of(bytes((network & mask) | (other & ~mask)))))
                .isTrue();
    }

    private static byte[] bytes(int address) {
        return java.nio.ByteBuffer.allocate(4).putInt(address).array();
    }

    private static String dotted(int address) {
        return Addresses.of(bytes(address)).getHostAddress();
    }
}
