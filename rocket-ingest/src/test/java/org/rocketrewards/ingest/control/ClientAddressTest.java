package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private static final String PROXY = "10.0.0.1";

    private final ClientAddress behindProxies = new ClientAddress(Networks.parse("10.0.0.0/8, 2001:db8:1::/48"));

    private String client(String remote, String... forwardedFor) {
        return behindProxies.of(remote, List.of(forwardedFor)).getHostAddress();
    }

    @Test
    void withoutAHeaderItIsTheOtherEndOfTheConnection() {
        assertThat(client("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client(PROXY)).isEqualTo(PROXY);
    }

    @Test
    void strangersAreNotBelieved() {
        assertThat(client("203.0.113.7", "198.51.100.1")).isEqualTo("203.0.113.7");
        assertThat(new ClientAddress(Networks.NONE)
                        .of(PROXY, List.of("198.51.100.1"))
                        .getHostAddress())
                .isEqualTo(PROXY);
    }

    @Test
    void theFirstAddressFromTheRightThatIsNoProxyIsTheClient() {
        assertThat(client(PROXY, "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(client(PROXY, "198.51.100.1, 10.0.0.3,10.0.0.2")).isEqualTo("198.51.100.1");
        assertThat(client(PROXY, "192.0.2.99, 198.51.100.1, 10.0.0.2")).isEqualTo("198.51.100.1");
    }

    @Test
    void severalHeaderLinesAreOneList() {
        assertThat(client(PROXY, "192.0.2.99", "198.51.100.1", "10.0.0.3, 10.0.0.2"))
                .isEqualTo("198.51.100.1");
        assertThat(client(PROXY, "198.51.100.1", "", "10.0.0.2")).isEqualTo("198.51.100.1");
    }

    @Test
    void aRequestFromAProxyItselfHasTheFarthestProxyAsClient() {
        assertThat(client(PROXY, "10.0.0.9, 10.0.0.2")).isEqualTo("10.0.0.9");
    }

    @Test
    void emptyElementsAreSkipped() {
        assertThat(client(PROXY, " , 198.51.100.1,, 10.0.0.2 ,")).isEqualTo("198.51.100.1");
        assertThat(client(PROXY, ",", "", " ")).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1:8080, 198.51.100.1",
        "[2001:db8::5]:443, 2001:db8:0:0:0:0:0:5",
        "[2001:db8::5], 2001:db8:0:0:0:0:0:5",
        "2001:db8::5, 2001:db8:0:0:0:0:0:5",
        "::ffff:198.51.100.1, 198.51.100.1",
        "[::ffff:198.51.100.1]:443, 198.51.100.1",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1"
    })
    void portsBracketsAndMappedAddressesAreUnderstood(String forwarded, String client) {
        assertThat(client(PROXY, forwarded)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "localhost",
                "dead",
                "10",
                "0x7f000001",
                "1.2.3",
                "1.2.3.4/32",
                "1.2.3.4:",
                "1.2.3.4:x",
                "1.2.3.4:123456",
                "1.2.3.4%eth0",
                "[1.2.3.4]:80",
                "[::1",
                "[::1]x",
                "[::1]:",
                "::1]",
                "\"1.2.3.4\"",
                "for=1.2.3.4",
                "1.2.3.4 5.6.7.8",
                "*",
                "%",
                "["
            })
    void garbageEndsTheWalkAtTheLastTrustedHop(String garbage) {
        assertThat(client(PROXY, "198.51.100.1, " + garbage + ", 10.0.0.2")).isEqualTo("10.0.0.2");
        assertThat(client(PROXY, garbage)).isEqualTo(PROXY);
    }

    @Test
    void proxiesMayBeReachedByIpv6OrMappedAddresses() {
        assertThat(client("2001:db8:1::7", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(client("::ffff:10.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(client("::ffff:203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client("0:0:0:0:0:0:0:1%lo")).isEqualTo("0:0:0:0:0:0:0:1");
    }

    @Property
    void whateverIsForgedOnTheLeftChangesNothing(@ForAll @Size(max = 5) List<String> forged) {
        String[] lines = {String.join(",", forged), "198.51.100.1, 10.0.0.2"};

        assertThat(client(PROXY, lines)).isEqualTo("198.51.100.1");
        assertThat(client(PROXY, lines[0])).isNotNull();
    }

    @Test
    void aConnectionHasAnAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> client("localhost"));
    }
}
