package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

class BodyReaderTest {
    private static final int LIMIT = BodyReader.DEFAULT_LIMIT;
    private static final byte[] BODY = WireFixtures.json("\"a\":\"Grüße\"").getBytes(StandardCharsets.UTF_8);

    private static byte[] read(byte[] sent, String encoding, long declared) throws IOException {
        return BodyReader.read(new ByteArrayInputStream(sent), encoding, declared, LIMIT);
    }

    private static RocketException refusal(InputStream in, String encoding, long declared) {
        return catchThrowableOfType(RocketException.class, () -> BodyReader.read(in, encoding, declared, LIMIT));
    }

    private static RocketException refusal(byte[] sent, String encoding, long declared) {
        return refusal(new ByteArrayInputStream(sent), encoding, declared);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void aPlainBodyIsReadAsItIs() throws IOException {
        for (String encoding : new String[] {null, "", "identity", " Identity "}) {
            assertThat(read(BODY, encoding, BODY.length)).isEqualTo(BODY);
            assertThat(read(BODY, encoding, -1)).isEqualTo(BODY);
        }
        assertThat(read(new byte[0], null, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", " gzip "})
    void aGzippedBodyIsUnpacked(String encoding) throws IOException {
        byte[] sent = gzip(BODY);

        assertThat(read(sent, encoding, sent.length)).isEqualTo(BODY);
        assertThat(read(sent, encoding, -1)).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "identity, gzip", "*"})
    void otherEncodingsAreRefused(String encoding) {
        assertThat(refusal(BODY, encoding, BODY.length).type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void theLimitIsTheLastSizeTaken() throws IOException {
        byte[] largest = new byte[LIMIT];
        byte[] tooLarge = new byte[LIMIT + 1];

        assertThat(read(largest, null, LIMIT)).hasSize(LIMIT);
        assertThat(read(largest, null, -1)).hasSize(LIMIT);
        assertThat(read(gzip(largest), "gzip", -1)).hasSize(LIMIT);
        assertThat(refusal(tooLarge, null, -1).type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
        assertThat(refusal(gzip(tooLarge), "gzip", -1).type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void theLimitHoldsForTextThatCannotBeCompressed() throws IOException {
        byte[] noise = new byte[LIMIT];
        new Random(1).nextBytes(noise);
        byte[] sent = gzip(noise);

        assertThat(sent.length).isGreaterThan(LIMIT);
        assertThat(read(sent, "gzip", sent.length)).isEqualTo(noise);
    }

    @Test
    void aDeclaredLengthAboveTheLimitIsRefusedUnread() {
        CountingStream in = new CountingStream(InputStream.nullInputStream());

        assertThat(refusal(in, null, LIMIT + 1L).type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
        assertThat(refusal(in, "gzip", 10_000_000_000L).type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
        assertThat(in.calls).isZero();
    }

    @Test
    void aBombIsNotUnpacked() throws Exception {
        byte[] bomb = gzip(new byte[200_000_000]);

        assertThat(bomb.length).isLessThan(LIMIT);
        assertThat(refusal(bomb, "gzip", bomb.length).type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
        assertThat(Gunzip.upTo(LIMIT, bomb)).hasSize(LIMIT + 1);
    }

    @Test
    void endlessCompressedInputEnds() throws IOException {
        byte[] empty = gzip(new byte[0]);
        byte[] nameWithoutEnd = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0};

        assertThat(refusal(endless(empty), "gzip", -1).type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
        assertThat(refusal(
                                new SequenceInputStream(
                                        new ByteArrayInputStream(nameWithoutEnd), endless(new byte[] {'x'})),
                                "gzip",
                                -1)
                        .type())
                .isEqualTo(ProblemType.BODY_TOO_LARGE);
        assertThat(refusal(endless(new byte[] {' '}), null, -1).type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void gzipInSeveralMembersIsReadToItsEnd() throws IOException {
        InputStream arrivingSlowly = new SequenceInputStream(
                new ByteArrayInputStream(gzip(Arrays.copyOf(BODY, 50))),
                new ByteArrayInputStream(gzip(Arrays.copyOfRange(BODY, 50, BODY.length))));

        assertThat(BodyReader.read(arrivingSlowly, "gzip", -1, LIMIT)).isEqualTo(BODY);
    }

    @Test
    void thousandsOfEmptyMembersAreNothing() throws IOException {
        byte[] empty = gzip(new byte[0]);
        byte[] many = new byte[LIMIT / empty.length * empty.length];
        for (int i = 0; i < many.length; i++) {
            many[i] = empty[i % empty.length];
        }

        assertThat(read(many, "gzip", many.length)).isEmpty();
        assertThat(refusal(Arrays.copyOf(many, many.length + 1), "gzip", -1).type())
                .isEqualTo(ProblemType.MALFORMED_BODY);
    }

    @Test
    void optionalHeaderPartsAreSkipped() throws IOException {
        byte[] plain = gzip(BODY);
        byte[] deflated = Arrays.copyOfRange(plain, 10, plain.length);
        byte[] parts = {3, 0, 'x', 'y', 'z', 'n', 'a', 'm', 'e', 0, 'c', 0, 1, 2};
        byte[] header = {0x1f, (byte) 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3};
        byte[] sent = concat(concat(header, parts), deflated);

        assertThat(read(sent, "gzip", sent.length)).isEqualTo(BODY);
        for (int length = 0; length < sent.length; length++) {
            assertThat(refusal(Arrays.copyOf(sent, length), "gzip", -1).type()).isEqualTo(ProblemType.MALFORMED_BODY);
        }
        sent[3] = (byte) 0x80;
        assertThat(refusal(sent, "gzip", -1).type()).isEqualTo(ProblemType.MALFORMED_BODY);
    }

    @Test
    void damagedGzipIsMalformed() throws IOException {
        byte[] sent = gzip(BODY);
        byte[] wrongSum = sent.clone();
        wrongSum[sent.length - 6] ^= 1;

        for (byte[] damaged : new byte[][] {BODY, new byte[0], wrongSum, {0x1f, (byte) 0x8b}}) {
            assertThat(refusal(damaged, "gzip", damaged.length).type()).isEqualTo(ProblemType.MALFORMED_BODY);
        }
        for (int length = 0; length < sent.length; length++) {
            assertThat(refusal(Arrays.copyOf(sent, length), "gzip", -1).type())
                    .as("%d of %d bytes", length, sent.length)
                    .isEqualTo(ProblemType.MALFORMED_BODY);
        }
    }

    @Test
    void aBodyShorterThanDeclaredIsMalformed() {
        assertThat(refusal(BODY, null, BODY.length + 1).type()).isEqualTo(ProblemType.MALFORMED_BODY);
    }

    @Test
    void aBrokenConnectionIsNoRefusal() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        for (String encoding : new String[] {null, "gzip"}) {
            assertThatIOException().isThrownBy(() -> BodyReader.read(broken, encoding, -1, LIMIT));
        }
    }

    @Test
    void theRequestsStreamStaysOpen() throws IOException {
        CountingStream in = new CountingStream(new ByteArrayInputStream(gzip(BODY)));

        BodyReader.read(in, "gzip", -1, LIMIT);

        assertThat(in.closed).isFalse();
    }

    @Property
    void everyBodyArrives(@ForAll @Size(max = 5000) byte[] body) throws IOException {
        assertThat(read(body, null, body.length)).isEqualTo(body);
        assertThat(read(gzip(body), "gzip", -1)).isEqualTo(body);
    }

    @Property
    void randomBytesAreUnpackedOrRefused(@ForAll @Size(max = 200) byte[] body) throws IOException {
        body = concat(new byte[] {0x1f, (byte) 0x8b, 8}, body);
        try {
            assertThat(read(body, "gzip", -1).length).isLessThanOrEqualTo(LIMIT);
        } catch (RocketException refusal) {
            assertThat(refusal.type()).isEqualTo(ProblemType.MALFORMED_BODY);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static InputStream endless(byte[] chunk) {
        Enumeration<InputStream> chunks = new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return true;
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(
                        Collections.nCopies(500, chunk).stream().reduce(new byte[0], BodyReaderTest::concat));
            }
        };
        return new SequenceInputStream(chunks);
    }

    /** Remembers what was asked of it. */
    private static final class CountingStream extends java.io.FilterInputStream {
        private int calls;
        private boolean closed;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            calls++;
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            calls++;
            return super.read(buffer, offset, length);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
