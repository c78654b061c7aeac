package org.rocketrewards.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.browser.Browser;
import org.rocketrewards.it.browser.Staff;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.model.testing.TestCertificate;

/** Rocket serves HTTPS by itself, takes up a renewed certificate, and believes the proxy that it is told to trust. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TlsIT {
    private static final String PATH = "/learn/rocket/";

    private static RocketProcess process;
    private static Path certificate;
    private static Path key;
    private static TestCertificate first;
    private static TestCertificate second;

    @BeforeAll
    static void start() throws IOException {
        process = RocketProcess.fresh("tls");
        first = TestCertificate.make(process.home());
        second = TestCertificate.make(process.home());
        certificate = Files.writeString(process.home().resolve("chain.pem"), first.certificate());
        key = Files.writeString(process.home().resolve("key.pem"), first.key());
        process.with("ROCKET_TLS_CERTIFICATE", certificate.toString())
                .with("ROCKET_TLS_KEY", key.toString())
                .with("ROCKET_TRUSTED_PROXIES", "127.0.0.1/32")
                .with("ROCKET_PUBLIC_URL", "https://rocket.example.org/learn/rocket");
        Process started = process.launch();
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .until(() -> !started.isAlive() || process.output().contains("Rocket is ready"));
        assertThat(started.isAlive()).as(process.output()).isTrue();
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    @Test
    @Order(1)
    void everythingIsEncryptedAndNothingIsServedInClear() throws Exception {
        HttpResponse<String> ready = get(first, "/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(process.output()).contains("https://rocket.example.org/learn/rocket/admin");
        assertThatThrownBy(() ->
                        process.http().send(process.http().to("/health/ready").GET()))
                .hasCauseInstanceOf(IOException.class);
        RocketProcess.Said said = process.command("health");
        assertThat(said.exitCode()).as(said.output()).isZero();
        assertThat(send(first, signIn(1)).body()).contains("\"accepted\"");
    }

    @Test
    @Order(2)
    void theProxyIsBelievedAndWhatAClientMakesUpIsNot() throws Exception {
        try (Nginx nginx = Nginx.before(process, PATH)) {
            String body = nginx.post(PATH, "127.0.0.2", "203.0.113.9", token(), Hook.json(event(2)));

            assertThat(body).contains("\"accepted\"");
            assertThat(process.sql().rows("SELECT host(address) FROM event WHERE moodle_id = 2"))
                    .singleElement()
                    .asString()
                    .contains("127.0.0.2");
            assertThat(nginx.get(PATH + "admin/sign-in")).contains("Secure", "HttpOnly");
        }
    }

    /** Everything is below the path, with a proxy that knows of nothing else. */
    @Test
    @Order(3)
    @ExtendWith(Browser.Extension.class)
    void peopleAndProgramsWorkBelowThePathOfThePublicAddress(Browser browser) throws Exception {
        String deliveries = PATH + "admin/deliveries";
        try (Nginx nginx = Nginx.before(process, PATH)) {
            Page page = browser.page(nginx.address());
            Staff.hire(new Rocket(process), "auditor").signIn(page, deliveries);
            page.locator("vaadin-grid .badge").getByText("Accepted").first().click();
            page.waitForURL("**" + deliveries + "/*");
            page.locator(".pane a[href*='learners/']").first().click();

            page.waitForURL("**" + PATH + "admin/learners/**");
            page.locator(".balance").getByText("5").first().waitFor();
            assertThat(page.context().cookies())
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie.path).startsWith("/learn/rocket"));
            assertThat(nginx.get(PATH)).contains(" 302 ", "Location: " + PATH + "admin/\r\n");
            assertThat(nginx.get(PATH + "api/v1/nothing")).contains(" 401 ", "urn:rocket:problem:token_refused");
            assertThat(nginx.get(PATH + "openapi")).contains("openapi: 3", "- url: " + PATH + "\n");
        }
        assertThat(raw(PATH + "api/%zz")).contains(" 404 ", "urn:rocket:problem:not_found");
    }

    @Test
    @Order(4)
    void aRenewedCertificateIsTakenUpAndAHalfWrittenOneIsNot() throws Exception {
        Files.writeString(certificate, second.certificate());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> process.output().contains("tls.renewal failed"));
        assertThat(served()).isEqualTo(first.parsed());

        Files.writeString(key, second.key());

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> served().equals(second.parsed()));
        assertThat(send(second, signIn(3)).body()).contains("\"accepted\"");
        assertThat(process.output()).doesNotContain("BEGIN PRIVATE");
    }

    private static X509Certificate served() throws Exception {
        return (X509Certificate)
                get(first, "/health/live", second).sslSession().orElseThrow().getPeerCertificates()[0];
    }

    private static HttpResponse<String> get(TestCertificate trusted, String path, TestCertificate... others)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + process.port() + path))
                .build();
        return send(trusted, request, others);
    }

    private static HttpResponse<String> send(TestCertificate trusted, HttpRequest request, TestCertificate... others)
            throws IOException, InterruptedException {
        TestCertificate[] all = java.util.Arrays.copyOf(others, others.length + 1);
        all[others.length] = trusted;
        return HttpClient.newBuilder()
                .sslContext(TestCertificate.trusting(all))
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What no client library would ask for. */
    private static String raw(String address) throws Exception {
        try (Socket socket =
                TestCertificate.trusting(first).getSocketFactory().createSocket("127.0.0.1", process.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpRequest signIn(int id) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + process.port() + "/learn/rocket" + Hook.PATH))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Hook.json(event(id))))
                .build();
    }

    private static Map<String, String> event(int id) {
        return Map.of(
                "id",
                "" + id,
                "eventname",
                "\\core\\event\\user_loggedin",
                "userid",
                "" + (100 + id),
                "timecreated",
                "1795348800");
    }

    private static String token() {
        return process.firstRun().getProperty("source.token");
    }
}
