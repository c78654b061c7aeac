package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthCommandTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readyIsWhatAnswersSo() {
        assertThat(ask()).isEqualTo(ExitCode.STOPPED);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(": 200, ready");
    }

    @Test
    void anotherAnswerOrNoneIsNotReady() {
        status = 503;
        assertThat(ask()).isEqualTo(ExitCode.NOT_READY);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(": 503, not ready");

        server.stop(0);

        assertThat(ask()).isEqualTo(ExitCode.NOT_READY);
    }

    private ExitCode ask() {
        return new HealthCommand(new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(List.of("--port", String.valueOf(server.getAddress().getPort())));
    }
}
