package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.it.webhook.RawCalls.body;
import static org.rocketrewards.it.webhook.RawCalls.call;
import static org.rocketrewards.it.webhook.RawCalls.half;
import static org.rocketrewards.it.webhook.RawCalls.outcomes;
import static org.rocketrewards.it.webhook.RawCalls.post;
import static org.rocketrewards.it.webhook.RawCalls.readTo;
import static org.rocketrewards.it.webhook.RawCalls.send;
import static org.rocketrewards.it.webhook.RawCalls.write;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.harness.RunningRocket;

/** Deliveries pass by the servlet container where the server can; nobody outside can tell which way theirs took. */
@ExtendWith(RunningRocket.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WaysInIT {
    /** Differ from one answer to the next, or say what the connection is. */
    private static final Set<String> NOT_COMPARED = Set.of("date", "content-length", "keep-alive");

    private static RocketProcess servletOnly;
    private static Hook servlet;
    private static Hook direct;
    private static Socket neverEnding;

    @BeforeAll
    static void start(Rocket rocket) throws IOException {
        direct = rocket.firstHook();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    direct.post(GuideBody.courseCompleted(70_000, 31, 70_000));
                    return rocket.process().output().contains("webhook.direct");
                });
        neverEnding = direct.http().connect();
        write(neverEnding, half(direct, 73_000));
        servletOnly = RocketProcess.fresh("servlet")
                .with("ROCKET_WEBHOOK_DIRECT", "false")
                .start();
        servlet = new Hook(servletOnly.http(), servletOnly.firstRun().getProperty("source.token"));
    }

    @AfterAll
    static void stop() throws IOException {
        servletOnly.close();
        neverEnding.close();
    }

    private static Map<String, String> calls(Hook hook) {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("accepted", post(hook, "", body(71_000)));
        calls.put("again", post(hook, "", body(71_000)));
        calls.put("with a query", post(hook, "", body(71_001)).replace(Hook.PATH, Hook.PATH + "?a=1"));
        calls.put("escaped", post(hook, "", body(71_002)).replace("/event ", "/%65vent "));
        calls.put("told to continue", post(hook, "Expect: 100-continue\r\n", body(71_003)));
        calls.put(
                "chunked",
                call(
                        hook,
                        "POST",
                        Hook.PATH,
                        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                        Integer.toHexString(body(71_004).length()) + "\r\n" + body(71_004) + "\r\n0\r\n\r\n"));
        calls.put("ignored", post(hook, "", body(71_005).replace("course_completed", "course_unheard_of")));
        calls.put("no JSON", post(hook, "", "{\"id\":"));
        calls.put("wrong type", post(hook, "", body(71_006)).replace("application/json", "image/png"));
        calls.put("unknown encoding", post(hook, "Content-Encoding: br\r\n", body(71_007)));
        calls.put("too large", post(hook, "", "x".repeat(300_000)));
        calls.put("wrong token", post(hook, "", body(71_008)).replace(hook.token(), "rk_" + "a".repeat(43)));
        calls.put("no token", post(hook, "", body(71_009)).replaceAll("Authorization: [^\r]*\r\n", ""));
        for (String method : List.of("GET", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            calls.put(method, call(hook, method, Hook.PATH, "", ""));
        }
        calls.put("above", post(hook, "", body(71_010)).replace("/event ", " "));
        calls.put("below", post(hook, "", body(71_010)).replace("/event ", "/event/more "));
        calls.put("slash", post(hook, "", body(71_010)).replace("/event ", "/event/ "));
        calls.put("two slashes", post(hook, "", body(71_010)).replace("/event ", "//event "));
        calls.put("path parameter", post(hook, "", body(71_010)).replace("/event ", "/event;a=1 "));
        calls.put("malformed address", post(hook, "", body(71_010)).replace("/event ", "/event%zz "));
        return calls;
    }

    private static Map<String, String> shown(Answer answer) {
        Map<String, String> shown = new TreeMap<>();
        shown.put("status", String.valueOf(answer.status()));
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_COMPARED.contains(name.toLowerCase(Locale.ROOT))) {
                shown.put(name.toLowerCase(Locale.ROOT), String.join("|", values));
            }
        });
        // numbers are those of the one and the other system
        shown.put("body", answer.body().replaceAll("[0-9]+", "n"));
        return shown;
    }

    @Test
    void answersAreTheSame() throws IOException {
        Map<String, String> direct = calls(WaysInIT.direct);
        for (Map.Entry<String, String> call : calls(servlet).entrySet()) {
            Answer other = send(servlet, call.getValue());
            Answer answer = send(WaysInIT.direct, direct.get(call.getKey()));

            assertThat(shown(answer)).as(call.getKey()).isEqualTo(shown(other));
        }
    }

    @Test
    void severalOverOneConnectionAreAnsweredInTheirOrder() throws IOException {
        for (Hook hook : List.of(servlet, direct)) {
            StringBuilder calls = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                String body = body(72_000 + i);
                String call = post(hook, "", i % 3 == 2 ? body.replace("course_completed", "course_unheard_of") : body);
                calls.append(i < 7 ? call.replace("Connection: close\r\n", "") : call);
            }
            try (Socket socket = hook.http().connect()) {
                write(socket, calls.toString());
                assertThat(outcomes(socket.getInputStream()))
                        .containsExactly(
                                "accepted",
                                "accepted",
                                "ignored",
                                "accepted",
                                "accepted",
                                "ignored",
                                "accepted",
                                "accepted");
            }
        }
    }

    @Test
    void aBodyMayComeInPieces() throws IOException {
        for (Hook hook : List.of(servlet, direct)) {
            String call = post(hook, "", body(72_100));
            try (Socket socket = hook.http().connect()) {
                for (int begin = 0; begin < call.length(); begin += 150) {
                    write(socket, call.substring(begin, Math.min(call.length(), begin + 150)));
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                }
                assertThat(outcomes(socket.getInputStream())).containsExactly("accepted");
            }
        }
    }

    @Test
    void whoAsksWhetherToContinueIsTold() throws IOException {
        for (Hook hook : List.of(servlet, direct)) {
            String call = post(hook, "Expect: 100-continue\r\n", body(72_200));
            int end = call.indexOf("\r\n\r\n") + 4;
            try (Socket socket = hook.http().connect()) {
                write(socket, call.substring(0, end));
                byte[] goOn = socket.getInputStream().readNBytes("HTTP/1.1 100 ".length());
                assertThat(goOn).asString(StandardCharsets.US_ASCII).isEqualTo("HTTP/1.1 100 ");
                write(socket, call.substring(end));
                assertThat(outcomes(socket.getInputStream())).containsExactly("accepted");
            }
        }
    }

    @Test
    void aStrangersBodyIsNotWaitedFor() throws IOException {
        for (Hook hook : List.of(servlet, direct)) {
            try (Socket socket = hook.http().connect()) {
                write(socket, half(hook, 72_300).replace(hook.token(), "rk_" + "b".repeat(43)));
                byte[] refused = socket.getInputStream().readNBytes("HTTP/1.1 401 ".length());
                assertThat(refused).asString(StandardCharsets.US_ASCII).isEqualTo("HTTP/1.1 401 ");
            }
        }
    }

    /** Whoever answers a delivery goes on with what was sent behind it; a form that never ends must not stop a lane. */
    @Test
    void whatIsSentBehindADeliveryHoldsNobodyUp() throws IOException {
        List<Socket> behind = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                Socket socket = direct.http().connect();
                behind.add(socket);
                write(
                        socket,
                        post(
                                                direct,
                                                "",
                                                Hook.json(GuideBody.courseCompleted(74_000 + i, 300 + i, 74_000 + i)
                                                        .all()))
                                        .replace("Connection: close\r\n", "")
                                + "POST /admin/session HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nname=a");
            }
            for (Socket socket : behind) {
                byte[] first = socket.getInputStream().readNBytes("HTTP/1.1 200 ".length());
                assertThat(first).asString(StandardCharsets.US_ASCII).isEqualTo("HTTP/1.1 200 ");
            }
            for (int i = 0; i < 20; i++) {
                assertThat(direct.post(Hook.json(GuideBody.courseCompleted(74_100 + i, 400 + i, 74_100 + i)
                                        .all()))
                                .outcome())
                        .isEqualTo("accepted");
            }
            for (Socket socket : behind) {
                assertThat(readTo("Wait for the answer to a delivery", socket)).contains("HTTP/1.1 503 ");
            }
        } finally {
            for (Socket socket : behind) {
                socket.close();
            }
        }
    }

    /** More of them than the server has threads. */
    @Test
    void slowBodiesHoldNobodyUp() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Socket socket = direct.http().connect();
                slow.add(socket);
                write(socket, half(direct, 72_400 + i));
            }
            assertThat(direct.post(body(72_900)).outcome()).isEqualTo("accepted");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aBodyThatNeverEndsIsRefusedInTheEnd() throws IOException {
        assertThat(readTo("}", neverEnding))
                .startsWith("HTTP/1.1 400 ")
                .contains("malformed_body", "did not arrive completely");
    }
}
