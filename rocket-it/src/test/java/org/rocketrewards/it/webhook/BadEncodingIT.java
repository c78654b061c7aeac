package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Bodies that are too large, packed, or of another kind: each gets its documented answer and harms nobody after it. */
@ExtendWith(RunningRocket.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadEncodingIT {
    private WatchedSource watched;

    @BeforeAll
    void newSource(Rocket running) {
        watched = new WatchedSource(running);
    }

    @BeforeEach
    void lookAtTheBooks() {
        watched.look();
    }

    @AfterEach
    void nextGoodEventIsServed() {
        watched.assertNextGoodEventIsServed();
    }

    @Test
    void tenMegabytesAreTooLarge() {
        watched.send("application/json", "x".repeat(10_000_000).getBytes(StandardCharsets.US_ASCII))
                .assertProblem(413, "body_too_large");
        watched.assertOnRecord();
    }

    @Test
    void limitIsTheBodysSizeAndNotItsCompressedSize() throws IOException {
        String filler = WatchedSource.GOOD.replace("}", ",\"x\":\"" + "y".repeat(300 * 1024) + "\"}");
        assertThat(gzip(filler.getBytes(StandardCharsets.UTF_8)).length).isLessThan(10_000);

        watched.send("application/json", gzip(filler.getBytes(StandardCharsets.UTF_8)), "Content-Encoding", "gzip")
                .assertProblem(413, "body_too_large");
        watched.send("application/json", gzip(new byte[200_000_000]), "Content-Encoding", "gzip")
                .assertProblem(413, "body_too_large");
        watched.assertOnRecord();
    }

    @Test
    void gzipIsAccepted() throws IOException {
        byte[] body = Hook.json(GuideBody.courseCompleted(502, 502, 7).all()).getBytes(StandardCharsets.UTF_8);

        assertThat(watched.send("application/json", gzip(body), "Content-Encoding", "gzip")
                        .outcome())
                .isEqualTo("accepted");
    }

    @Test
    void damagedGzipIsMalformed() throws IOException {
        byte[] whole = gzip(WatchedSource.GOOD.getBytes(StandardCharsets.UTF_8));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        byte[] badChecksum = whole.clone();
        badChecksum[whole.length - 5] ^= 0x55;

        watched.send("application/json", half, "Content-Encoding", "gzip").assertProblem(400, "malformed_body");
        watched.send("application/json", badChecksum, "Content-Encoding", "gzip")
                .assertProblem(400, "malformed_body");
        watched.send(
                        "application/json",
                        WatchedSource.GOOD.getBytes(StandardCharsets.UTF_8),
                        "Content-Encoding",
                        "gzip")
                .assertProblem(400, "malformed_body");
        watched.assertOnRecord();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip, gzip"})
    void unknownEncodingIsUnsupported(String encoding) {
        watched.send(
                        "application/json",
                        WatchedSource.GOOD.getBytes(StandardCharsets.UTF_8),
                        "Content-Encoding",
                        encoding)
                .assertProblem(415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "multipart/form-data; boundary=x",
                "text/html",
                "application/octet-stream",
                "nonsense",
            })
    void unknownMediaTypeIsUnsupported(String contentType) {
        watched.send(contentType, WatchedSource.GOOD.getBytes(StandardCharsets.UTF_8))
                .assertProblem(415, "unsupported_media_type");
        watched.assertOnRecord();
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
