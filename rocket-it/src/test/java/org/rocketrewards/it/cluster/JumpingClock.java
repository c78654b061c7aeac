package org.rocketrewards.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;

/**
 * A clock for other processes that can be set. Needs a C compiler, {@code cc}, for the library that is preloaded into them.
 * (libfaketime, tried before, makes a server on Java start in 34 s, and hang.)
 */
final class JumpingClock {
    private final Path library;
    private final Path ahead;

    /** Compiles the library into a directory. */
    JumpingClock(Path directory) throws IOException, InterruptedException {
        library = directory.resolve("jumping-clock.so");
        ahead = directory.resolve("ahead");
        Path source = directory.resolve("jumping-clock.c");
        try (InputStream in = JumpingClock.class.getResourceAsStream("jumping-clock.c")) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        Process compiler = new ProcessBuilder(
                        "cc", "-O2", "-Wall", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).as("cc").isZero();
        set(Duration.ZERO);
    }

    /** What {@code LD_PRELOAD} has to name. */
    String library() {
        return library.toString();
    }

    /** What {@code JUMPING_CLOCK} has to name. */
    String file() {
        return ahead.toString();
    }

    /** Sets the clocks to so much more than the true time; less when it is negative. */
    void set(Duration offset) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(offset.toSeconds())
                .flip();
        try (FileChannel file = FileChannel.open(ahead, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(bytes, 0);
        }
    }
}
