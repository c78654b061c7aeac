package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class SendersTest {
    @Test
    void scopeOfALinkLocalAddressIsLeftOut() throws UnknownHostException {
        InetAddress address =
                Inet6Address.getByAddress(null, InetAddress.getByName("fe80::1").getAddress(), 3);

        assertThat(Senders.text(address)).isEqualTo("fe80:0:0:0:0:0:0:1");
    }

    @Test
    void siteOfAnIpv6AddressIsItsNetwork() throws UnknownHostException {
        assertThat(Senders.site(InetAddress.getByName("2001:db8:1:2:3:4:5:6"))).isEqualTo("2001:db8:1:2:0:0:0:0/64");
    }

    @Test
    void siteOfAnIpv4AddressIsItself() throws UnknownHostException {
        assertThat(Senders.site(InetAddress.getByName("203.0.113.7"))).isEqualTo("203.0.113.7");
        assertThat(Senders.site(InetAddress.getByName("::ffff:203.0.113.7"))).isEqualTo("203.0.113.7");
    }
}
