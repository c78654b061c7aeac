package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTest {
    @Test
    void takenPortIsRefused() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port port = new Port("127.0.0.1", other.getLocalPort());

            assertThat(port.taken()).isTrue();
            assertThatThrownBy(port::refuseIfTaken)
                    .isInstanceOfSatisfying(
                            CannotStartException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.PORT_TAKEN))
                    .hasMessageContaining("port " + other.getLocalPort() + " is taken");
        }
    }

    @Test
    void freePortIsFree() throws IOException {
        int number;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            number = other.getLocalPort();
        }

        assertThat(new Port("127.0.0.1", number).taken()).isFalse();
    }
}
