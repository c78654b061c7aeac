package org.rocketrewards.it.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.rocketrewards.it.harness.RocketProcess;

/** A real nginx before a Rocket that serves HTTPS, set up as docs/operations.md says. */
final class Nginx implements AutoCloseable {
    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it with what is below a path; skips the test where there is none. */
    static Nginx before(RocketProcess rocket, String path) throws IOException {
        String program = System.getenv("ROCKET_NGINX");
        Assumptions.assumeTrue(program != null && !program.isEmpty(), "ROCKET_NGINX names no nginx");
        int port = RocketProcess.freePort();
        Path directory = Files.createDirectories(rocket.home().resolve("nginx"));
        Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                pid nginx.pid;
                error_log error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    server {
                        listen 127.0.0.1:%d;
                        location %s {
                            proxy_pass https://127.0.0.1:%d;
                            proxy_http_version 1.1;
                            proxy_set_header Host $host;
                            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                            proxy_set_header X-Forwarded-Proto $scheme;
                            proxy_read_timeout 120s;
                            client_max_body_size 0;
                        }
                    }
                }
                """.formatted(port, path, rocket.port()));
        Process process = new ProcessBuilder(program, "-p", directory + "/", "-c", "nginx.conf", "-e", "error.log")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> listens(port) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("nginx ended: " + Files.readString(directory.resolve("output")));
        }
        return new Nginx(process, port);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it listens. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Posts to the webhook below a path from an address of this machine, claiming another. */
    String post(String path, String from, String claimed, String token, String body) throws IOException {
        return send(
                from,
                "POST " + path
                        + "api/public/hook/moodle/event HTTP/1.1\r\nHost: rocket.example.org\r\nConnection: close\r\n"
                        + "X-Forwarded-For: " + claimed + "\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** The answer with its headers. */
    String get(String path) throws IOException {
        return send("127.0.0.1", "GET " + path + " HTTP/1.1\r\nHost: rocket.example.org\r\nConnection: close\r\n\r\n");
    }

    private String send(String from, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        process.destroy();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }
}
