package org.rocketrewards.ingest.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.testing.Fuzz;

/** Whatever a stranger may send before anybody has asked who it is: read, or refused with a sentence. */
class StrangersFuzzTest {
    private static final WireParser PARSER = new WireParser();
    private static final ClientAddress BEHIND_PROXIES =
            new ClientAddress(Networks.parse("127.0.0.0/8, 10.0.0.0/8, fd00::/8, ::1"));

    private static final Fuzz BODIES = new Fuzz("wire parser", bodies());
    private static final Fuzz GZIPPED =
            new Fuzz("gzip", bodies().stream().map(StrangersFuzzTest::gzip).toList());
    private static final Fuzz TYPES = new Fuzz(
            "content types",
            texts(
                    "application/json; charset=utf-8",
                    "application/x-www-form-urlencoded",
                    "text/plain;charset=\"UTF-8\"",
                    "multipart/form-data; boundary=x"));
    private static final Fuzz NETWORKS = new Fuzz(
            "networks",
            texts(
                    "192.168.1.0/24, 10.0.0.0/8",
                    "2001:db8::/32 ::1",
                    "::ffff:10.0.0.0/104",
                    "203.0.113.7",
                    "fe80::1%eth0",
                    "0.0.0.0/0\n::/0"));
    private static final Fuzz FORWARDED = new Fuzz(
            "forwarded addresses",
            texts(
                    "203.0.113.7, 10.0.0.2, 127.0.0.1",
                    "[2001:db8::7]:443, 10.0.0.2:8080",
                    "unknown, ::ffff:10.0.0.3, fd00::1%eth0",
                    "for=192.0.2.60;proto=http"));
    private static final Fuzz TOKENS = new Fuzz(
            "bearer tokens",
            texts(
                    "Bearer rk_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
                    "bearer   x",
                    "Basic dXNlcjpwYXNz",
                    "Bearer\tx"));

    private static List<byte[]> bodies() {
        try {
            List<byte[]> bodies = new ArrayList<>();
            for (JsonObject delivery : RecordedDeliveriesTest.deliveries()) {
                bodies.add(delivery.getString("body").getBytes(UTF_8));
            }
            String odd = "\"other\":{\"a\":[1,{\"b\":null}],\"c\":\"\\u00e4\\ud83d\\ude00\"},\"n\":-1.5e3,\"t\":true";
            bodies.add(WireFixtures.json(odd).getBytes(UTF_8));
            bodies.add(WireFixtures.form("x=%C3%A4+&y={y}&z").getBytes(UTF_8));
            return bodies;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<byte[]> texts(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(ISO_8859_1)).toList();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static boolean refused(RocketException refusal, ProblemType... documented) {
        assertThat(Set.of(documented)).contains(refusal.type());
        assertThat(refusal.detail()).isNotBlank().hasSizeLessThan(600);
        return false;
    }

    @Property(tries = Fuzz.TRIES, shrinking = ShrinkingMode.OFF)
    void bodies(@ForAll long seed) {
        BODIES.run(seed, StrangersFuzzTest::isEvent);
    }

    private static boolean isEvent(byte[] body) {
        try {
            assertThat(PARSER.parse(body, null, WireFixtures.NOW).moodleId()).isPositive();
            return true;
        } catch (RocketException e) {
            return refused(
                    e,
                    ProblemType.MALFORMED_BODY,
                    ProblemType.MISSING_FIELD,
                    ProblemType.INVALID_FIELD,
                    ProblemType.DUPLICATE_FIELD);
        }
    }

    @Property(tries = Fuzz.TRIES, shrinking = ShrinkingMode.OFF)
    void compressedBodies(@ForAll long seed) {
        GZIPPED.run(seed, sent -> {
            byte[] body;
            try {
                body = BodyReader.read(new ByteArrayInputStream(sent), "gzip", sent.length, BodyReader.DEFAULT_LIMIT);
            } catch (RocketException e) {
                return refused(e, ProblemType.MALFORMED_BODY, ProblemType.BODY_TOO_LARGE);
            }
            assertThat(body).hasSizeLessThanOrEqualTo(BodyReader.DEFAULT_LIMIT);
            return isEvent(body);
        });
    }

    @Property(tries = Fuzz.TRIES, shrinking = ShrinkingMode.OFF)
    void contentTypes(@ForAll long seed) {
        byte[] body = bodies().get(0);
        TYPES.run(seed, type -> {
            try {
                PARSER.parse(body, new String(type, ISO_8859_1), WireFixtures.NOW);
                return true;
            } catch (RocketException e) {
                return refused(e, ProblemType.UNSUPPORTED_MEDIA_TYPE);
            }
        });
    }

    @Property(tries = Fuzz.TRIES, shrinking = ShrinkingMode.OFF)
    void networks(@ForAll long seed) {
        NETWORKS.run(seed, bytes -> {
            try {
                Networks networks = Networks.parse(new String(bytes, ISO_8859_1));
                assertThat(Networks.of(networks.texts()).texts()).isEqualTo(networks.texts());
                return true;
            } catch (RocketException e) {
                return refused(e, ProblemType.INVALID_FIELD);
            }
        });
    }

    @Property(tries = Fuzz.TRIES, shrinking = ShrinkingMode.OFF)
    void forwardedAddresses(@ForAll long seed) {
        FORWARDED.run(seed, bytes -> {
            String[] headers = new String(bytes, ISO_8859_1).split("\n", -1);
            for (String remote : List.of("127.0.0.1", "203.0.113.9")) {
                assertThat(BEHIND_PROXIES.of(remote, List.of(headers))).isNotNull();
            }
            return true;
        });
    }

    @Property(tries = Fuzz.TRIES, shrinking = ShrinkingMode.OFF)
    void bearerTokens(@ForAll long seed) {
        TOKENS.run(
                seed,
                bytes -> Stream.of(new String(bytes, ISO_8859_1), new String(bytes, UTF_8))
                                .map(BearerToken::in)
                                .filter(token -> token.isPresent())
                                .peek(token -> {
                                    assertThat(token.orElseThrow()).isNotBlank();
                                    assertThat(TokenHash.of(token.orElseThrow()).bytes())
                                            .hasSize(32);
                                })
                                .count()
                        > 0);
    }
}
