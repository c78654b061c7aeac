package org.rocketrewards.admin.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.ingest.imports.boundary.Uploads;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

class KeptBalancesTest {
    @TempDir
    Path spool;

    private final List<String> booked = new ArrayList<>();
    private Path file;
    private Path answer;
    private KeptBalances kept;

    @BeforeEach
    void upload() throws IOException {
        file = Files.writeString(spool.resolve("file"), "learner,points,as_of\n31,120,\n");
        answer = Files.writeString(spool.resolve("answer"), "31,bookable\n");
        kept = new KeptBalances(uploads(), new KeptBalances.Aim("moodle", "from before"), "file", answer);
    }

    @Test
    void whatWasNotBookedIsForgottenWhenThePageIsLeft() {
        kept.leave();

        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void aBookingThatHasNotBegunWhenThePageIsLeftIsDoneAllTheSame() throws Exception {
        Callable<Path> booking = kept.booking();

        kept.leave();
        assertThat(file).exists();
        booking.call();

        assertThat(booked).containsExactly("moodle from before");
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void whatBecameOfItCanBeReadUntilThePageIsLeft() throws Exception {
        assertThat(kept.booking().call()).hasContent("31,booked");

        kept.leave();
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void aRefusedBookingLeavesNothingBehindEither() throws IOException {
        Files.delete(file);
        Callable<Path> booking = kept.booking();
        kept.leave();

        assertThatThrownBy(booking::call).isInstanceOf(RocketException.class);
        assertThat(spool).isEmptyDirectory();
    }

    private Uploads uploads() {
        return new Uploads() {
            @Override
            public Path balances(String name, String source, String reason, boolean run) throws IOException {
                if (!Files.exists(spool.resolve(name))) {
                    throw new RocketException(ProblemType.NOT_FOUND, "The file is not kept any more.");
                }
                booked.add(source + ' ' + reason);
                return Files.writeString(answer, "31,booked");
            }

            @Override
            public void forget(String name) throws IOException {
                Files.deleteIfExists(spool.resolve(name));
            }
        };
    }
}
