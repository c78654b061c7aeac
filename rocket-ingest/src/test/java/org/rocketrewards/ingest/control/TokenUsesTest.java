package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rocketrewards.ingest.control.Fixtures.address;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.TokenUse;
import org.rocketrewards.model.testing.TestDatabase;

class TokenUsesTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void usesOfATokenAddUpByAddress() throws SQLException {
        int source = Fixtures.source(DB, "moodle");
        TokenUses uses = new TokenUses();

        uses.note(1, address("10.0.0.1"), NOON);
        uses.note(1, address("10.0.0.1"), NOON.plusSeconds(5));
        uses.note(1, address("2001:db8::1"), NOON.plusSeconds(1));
        uses.flush(DB.application());
        uses.note(1, address("10.0.0.1"), NOON.plusSeconds(20));
        uses.flush(DB.application());

        assertThat(new TokenUseReader(DB.application()).ofSource(source).get(1))
                .containsExactly(
                        new TokenUse("10.0.0.1", NOON, NOON.plusSeconds(20), 3),
                        new TokenUse("2001:db8::1", NOON.plusSeconds(1), NOON.plusSeconds(1), 1));
    }

    @Test
    void whatCannotBeWrittenStaysCounted() throws SQLException {
        Fixtures.source(DB, "moodle");
        TokenUses uses = new TokenUses();
        uses.note(1, address("10.0.0.1"), NOON);
        assertThatThrownBy(() -> uses.flush(Nowhere.DATABASE)).isInstanceOf(SQLException.class);
        uses.note(1, address("10.0.0.1"), NOON);

        uses.flush(DB.application());

        assertThat(DB.number("SELECT uses FROM token_use")).isEqualTo(2);
    }

    @Test
    void noUseIsLostBetweenFlushes() throws Exception {
        Fixtures.source(DB, "moodle");
        TokenUses uses = new TokenUses();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            running.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < 20_000; i++) {
                    uses.note(1, address("10.0.0.1"), NOON);
                }
                return null;
            }));
        }

        start.countDown();
        while (running.stream().anyMatch(future -> !future.isDone())) {
            uses.flush(DB.application());
        }
        for (Future<?> future : running) {
            future.get();
        }
        uses.flush(DB.application());
        threads.shutdown();

        assertThat(DB.number("SELECT uses FROM token_use")).isEqualTo(80_000);
    }
}
