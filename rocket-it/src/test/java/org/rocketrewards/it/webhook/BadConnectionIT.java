package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Requests written by hand: from the wrong address, half sent, slow, or not quite HTTP. */
@ExtendWith(RunningRocket.class)
class BadConnectionIT {
    private static final int CONNECTIONS = 2_000;

    private Rocket rocket;
    private Rocket.Source source;

    @BeforeEach
    void newSource(Rocket running) {
        rocket = running;
        source = rocket.newSource();
    }

    private byte[] request(String headers, String body) {
        return ("POST " + Hook.PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                        + source.hook().token() + "\r\nConnection: close\r\n" + headers + "\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String body(long id) {
        return Hook.json(GuideBody.courseCompleted(id, 31, id).all());
    }

    @Test
    void requestAsMoodleWritesItIsServed() throws IOException {
        String body = body(1);
        Answer answer = rocket.http()
                .sendRaw(("POST " + Hook.PATH + " HTTP/1.1\r\nHost: 127.0.0.1:"
                                + rocket.process().port()
                                + "\r\nUser-Agent: GuzzleHttp/7\r\nContent-Type: application/json\r\n"
                                + "Authorization: Bearer " + source.hook().token() + "\r\nContent-Length: "
                                + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.outcome()).isEqualTo("accepted");
    }

    @Test
    void chunkedBodyIsServed() throws IOException {
        String body = body(1);
        String chunks = Integer.toHexString(10) + "\r\n" + body.substring(0, 10) + "\r\n"
                + Integer.toHexString(body.length() - 10) + "\r\n" + body.substring(10) + "\r\n0\r\n\r\n";

        Answer answer = rocket.http()
                .sendRaw(request("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n", chunks));

        assertThat(answer.body()).contains("accepted");
    }

    @Test
    void addressOutsideTheAllowlistIsForbidden() {
        rocket.sql()
                .update(
                        "INSERT INTO allowlist_entry (source_id, network, created_at, created_by)"
                                + " VALUES (?, '192.0.2.0/24', now(), 'test')",
                        source.id());
        rocket.settingsChanged();

        Awaitility.await().untilAsserted(() -> source.hook().post(body(2)).assertProblem(403, "address_refused"));
        Answer claimed = rocket.http()
                .send(source.hook()
                        .request("application/json", body(2).getBytes(StandardCharsets.UTF_8))
                        .header("X-Forwarded-For", "192.0.2.7"));
        claimed.assertProblem(403, "address_refused");

        rocket.sql()
                .update(
                        "INSERT INTO allowlist_entry (source_id, network, created_at, created_by)"
                                + " VALUES (?, '127.0.0.0/8', now(), 'test')",
                        source.id());
        rocket.settingsChanged();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(source.hook().post(body(3)).status()).isEqualTo(200));
    }

    @Test
    void slowBodiesKeepNobodyWaitingAndBookNothing() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            byte[] half = request("Content-Type: application/json\r\nContent-Length: 500\r\n", "{\"id\":\"4\",");
            for (int i = 0; i < 20; i++) {
                Socket socket = rocket.http().connect();
                slow.add(socket);
                socket.getOutputStream().write(half);
                socket.getOutputStream().flush();
            }

            Answer answer = source.hook().post(body(5));

            assertThat(answer.outcome()).isEqualTo("accepted");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(rocket.entries(source)).isEqualTo(1);
    }

    @Test
    void bodyShorterThanAnnouncedBooksNothing() throws IOException {
        String body = body(6);
        try (Socket socket = rocket.http().connect()) {
            socket.getOutputStream()
                    .write(request(
                            "Content-Type: application/json\r\nContent-Length: " + (body.length() + 10) + "\r\n",
                            body));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).doesNotContain("200 OK").doesNotContain("\tat ");
        }
        assertThat(source.hook().post(body(7)).outcome()).isEqualTo("accepted");
        assertThat(rocket.entries(source)).isEqualTo(1);
    }

    @Test
    void senderWhoDoesNotWaitForTheAnswerFindsADuplicateLater() throws IOException {
        String body = body(8);
        try (Socket socket = rocket.http().connect()) {
            socket.getOutputStream()
                    .write(request(
                            "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n", body));
            socket.getOutputStream().flush();
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(rocket.entries(source)).isEqualTo(1));

        Answer again = source.hook().post(body);

        assertThat(again.outcome()).isEqualTo("duplicate");
        assertThat(again.points()).isEqualTo(50);
    }

    @Test
    void oversizedHeadersAndNonsenseDoNotStopTheServer() throws IOException {
        for (String nonsense : List.of(
                "\r\n\r\n",
                "GET\r\n\r\n",
                "POST " + Hook.PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST " + Hook.PATH + " HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(200_000) + "\r\n\r\n",
                "POST " + Hook.PATH + "?" + "y".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
            try (Socket socket = rocket.http().connect()) {
                socket.getOutputStream().write(nonsense.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer)
                        .doesNotContain(" 200 ")
                        .doesNotContain("\tat ")
                        .doesNotContain("org.");
            } catch (SocketException e) {
                // Hung up on: as good an answer.
            }
        }
        assertThat(source.hook().post(body(9)).outcome()).isEqualTo("accepted");
    }

    /** Senders that open one for each event, as Moodle does, would fill the memory with what is over. */
    @Test
    void closedConnectionsAreForgottenAndIdleOnesAreClosed() throws IOException {
        byte[] call = "GET /api/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (Socket idle = rocket.http().connect()) {
            idle.getOutputStream().write(call);
            for (int i = 0; i < CONNECTIONS; i++) {
                try (Socket socket = rocket.http().connect()) {
                    socket.getOutputStream().write(call);
                    assertThat(socket.getInputStream().read()).isEqualTo('H');
                }
            }
            // each of the server's threads remembers its last one
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(onTheHeap("org.glassfish.grizzly.nio.transport.TCPNIOConnection"))
                            .isBetween(1L, CONNECTIONS / 4L));
            idle.setSoTimeout(60_000);
            assertThat(new String(idle.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 404");
        }
    }

    /** How many objects of a class the server has, after everything else was collected. */
    private long onTheHeap(String type) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(rocket.process().java().pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(words -> words.length > 3 && words[3].equals(type))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }
}
