package org.rocketrewards.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.bench.load.LoadResult;
import org.rocketrewards.model.testing.TestDatabase;

class TransactionSubjectTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.shared();

    @Test
    void everyEventThatIsCountedIsBooked() throws Exception {
        DATABASE.rows("SELECT ensure_month('event', now()), ensure_month('raw_body', now())");
        try (TransactionSubject subject = TransactionSubject.ofEvents(DATABASE.application(), 4)) {
            LoadResult fast = subject.drive(Scenario.of("16"), Duration.ofMillis(300), 0);
            LoadResult paced = subject.drive(Scenario.of("2"), Duration.ofMillis(500), 100);

            assertThat(fast.clean()).isTrue();
            assertThat(paced.clean()).isTrue();
            assertThat(paced.good()).isBetween(45L, 51L);
            assertThat(DATABASE.number("SELECT count(*) FROM event")).isEqualTo(fast.good() + paced.good());
            assertThat(DATABASE.violations()).isEmpty();
        }
    }

    @Test
    void aBareInsertIsOneRow() throws Exception {
        TestDatabase database = DATABASE.copy("rocket_inserts");
        database.execute(InsertTransaction.TABLE + TestDatabase.APPLICATION_ROLE);
        try (TransactionSubject subject = TransactionSubject.ofInserts(database.application(), 2)) {
            LoadResult result = subject.drive(Scenario.of("2"), Duration.ofMillis(300), 0);

            assertThat(result.clean()).isTrue();
            assertThat(result.good()).isPositive();
            assertThat(database.number("SELECT count(*) FROM bare_body")).isEqualTo(result.good());
        }
    }
}
