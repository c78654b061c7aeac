package org.rocketrewards.model.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/**
 * Throws damaged inputs at something that reads what strangers send: good ones, cut, flipped, doubled and spliced byte by
 * byte. A few in each build; {@code -Drocket.fuzz.seconds=60} for that long at each of them, and the numbers are printed.
 *
 * <pre>{@code
 * @Property(tries = Fuzz.TRIES, shrinking = ShrinkingMode.OFF)
 * void damagedFilesAreRefused(@ForAll long seed) {
 *     FILES.run(seed, file -> …);
 * }
 * }</pre>
 */
public final class Fuzz {
    /** Seeds for each; the inputs of one follow from it. */
    public static final int TRIES = 40;

    private static final System.Logger LOG = System.getLogger(Fuzz.class.getName());
    private static final long NANOS = TimeUnit.SECONDS.toNanos(Integer.getInteger("rocket.fuzz.seconds", 0)) / TRIES;
    private static final int INPUTS = 25;
    private static final int MOST_DAMAGES = 6;
    private static final int LONGEST_PART = 40;
    /** Longer inputs would only take longer. */
    private static final int LONGEST = 1 << 16;

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final byte[] MARKS =
            "{}[]\",:;\\%+&=/.-_#'!*|<>@\t\r\n \0019azAZueE\u007f".getBytes(StandardCharsets.UTF_8);

    private final String name;
    private final List<byte[]> corpus;
    private long inputs;
    private long refused;
    private long slowestNanos;
    private int seeds;

    /** What reads; throws an assertion's error when it behaves badly. */
    public interface Reader {
        /** Whether it took the input; false when it refused it as documented. */
        boolean read(byte[] input) throws Exception;
    }

    /** Inputs that are like these. */
    public Fuzz(String name, List<byte[]> corpus) {
        this.name = name;
        this.corpus = List.copyOf(corpus);
    }

    /** The inputs of a seed, one after the other; an input that breaks the reader is in the message. */
    public void run(long seed, Reader reader) {
        Assertions.assertTimeoutPreemptively(PATIENCE.plusNanos(NANOS), () -> {
            SplittableRandom random = new SplittableRandom(seed);
            long end = System.nanoTime() + NANOS;
            do {
                for (int i = 0; i < INPUTS; i++) {
                    read(reader, damaged(random));
                }
            } while (System.nanoTime() < end);
        });
        if (++seeds == TRIES && NANOS > 0) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0}: {1} inputs, {2} of them refused, the slowest took {3} ms",
                    name,
                    inputs,
                    refused,
                    TimeUnit.NANOSECONDS.toMillis(slowestNanos));
        }
    }

    private void read(Reader reader, byte[] input) {
        long began = System.nanoTime();
        try {
            if (!reader.read(input)) {
                refused++;
            }
        } catch (Exception | AssertionError | StackOverflowError e) {
            throw new AssertionError(
                    name + " broken by (base64) " + Base64.getEncoder().encodeToString(input), e);
        }
        inputs++;
        slowestNanos = Math.max(slowestNanos, System.nanoTime() - began);
    }

    private byte[] damaged(SplittableRandom random) {
        byte[] input = any(random);
        for (int i = random.nextInt(MOST_DAMAGES) + 1; i > 0; i--) {
            input = damaged(input, random);
        }
        return input;
    }

    private byte[] any(SplittableRandom random) {
        return corpus.get(random.nextInt(corpus.size())).clone();
    }

    private byte[] damaged(byte[] input, SplittableRandom random) {
        if (input.length == 0 || input.length > LONGEST) {
            return any(random);
        }
        int at = random.nextInt(input.length);
        int end = Math.min(input.length, at + 1 + random.nextInt(LONGEST_PART));
        byte[] nothing = {};
        switch (random.nextInt(8)) {
            case 0:
                return random.nextInt(4) == 0 ? part(input, 0, at) : spliced(input, at, nothing, end);
            case 1:
                input[at] ^= (byte) (1 << random.nextInt(8));
                return input;
            case 2:
                input[at] = (byte) random.nextInt(256);
                return input;
            case 3:
                input[at] = MARKS[random.nextInt(MARKS.length)];
                return input;
            case 4:
                return spliced(input, end, part(input, at, end), end);
            case 5:
                byte[] again = {MARKS[random.nextInt(MARKS.length)]};
                for (int i = random.nextInt(12); i > 0; i--) {
                    again = spliced(again, again.length, again, again.length);
                }
                return spliced(input, at, again, at);
            case 6:
                byte[] other = any(random);
                int from = other.length == 0 ? 0 : random.nextInt(other.length);
                return spliced(input, at, part(other, from, Math.min(other.length, from + LONGEST_PART)), at);
            default:
                byte[] tail = any(random);
                return spliced(part(input, 0, at), at, part(tail, Math.min(at, tail.length), tail.length), at);
        }
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** The bytes before {@code at}, the new ones, and those from {@code rest} on. */
    private static byte[] spliced(byte[] bytes, int at, byte[] added, int rest) {
        byte[] spliced = new byte[at + added.length + bytes.length - rest];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(added, 0, spliced, at, added.length);
        System.arraycopy(bytes, rest, spliced, at + added.length, bytes.length - rest);
        return spliced;
    }
}
