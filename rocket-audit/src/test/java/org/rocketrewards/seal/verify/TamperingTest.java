package org.rocketrewards.seal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.seal.AuditLine;

/** Whatever a superuser does to sealed books is found, and called by its name. */
class TamperingTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private Books books;

    @BeforeEach
    void sealThreeHours() {
        books = new Books(DB);
        books.book(3).seal();
        // numbers that were drawn and rolled back
        DB.number("SELECT nextval('entry_id')");
        DB.number("SELECT nextval('audit_record_id_seq')");
        books.later(Duration.ofHours(1)).book(3).seal().keepCheckpoint();
        books.later(Duration.ofHours(1)).book(2).seal();
    }

    @Test
    void soundBooksAreFoundSound() {
        Report report = books.verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.counts())
                .containsEntry("entries", 16L)
                .containsEntry("audit records", 8L)
                .containsEntry("batches", 3L)
                .containsEntry("leaves", 11L)
                .containsEntry("checkpoints", 3L);
    }

    @Test
    void aChangedEntryIsNamed() {
        DB.execute("UPDATE entry SET occurred_at = occurred_at - interval '1 day' WHERE id = 5");

        assertThat(books.findings()).containsExactly("entry-changed: entry 5");
    }

    @Test
    void aChangedAmountIsNamedAndBreaksTheBalanceToo() {
        DB.execute("UPDATE entry SET amount = 500 WHERE id = 5");

        assertThat(books.findings()).contains("entry-changed: entry 5", "invariant-broken: balances_equal_entries");
    }

    @Test
    void aRenamedRuleChangesTheEntriesThatItEarned() {
        DB.execute("UPDATE rule_key SET key = 'quiz.attempted'");

        assertThat(books.findings()).contains("entry-changed: entry 1", "entry-changed: entry 17");
    }

    @Test
    void aDeletedEntryIsNamed() {
        DB.execute("DELETE FROM entry WHERE id = 17");
        DB.execute("UPDATE account SET balance = balance - 7, entries = entries - 1 WHERE learner_key = ?", Books.BEN);

        assertThat(books.findings()).containsExactly("entry-deleted: entry 17");
    }

    @Test
    void anInsertedEntryIsNamed() {
        insert(7);

        assertThat(books.findings()).containsExactly("entry-inserted: entry 7");
    }

    @Test
    void anEntryInsertedBesideTheSealsIsNamed() {
        insert(900);

        assertThat(books.findings()).containsExactly("entry-not-sealed: entries from 900");
    }

    @Test
    void twoSwappedEntriesAreNamed() {
        DB.execute("UPDATE entry SET id = CASE id WHEN 3 THEN 12 ELSE 3 END WHERE id IN (3, 12)");

        assertThat(books.findings()).containsExactly("entries-swapped: entries 3 and 12");
    }

    @Test
    void reorderedEntriesAreNamed() {
        DB.execute("UPDATE entry SET id = CASE id WHEN 1 THEN 2 WHEN 2 THEN 3 ELSE 1 END WHERE id IN (1, 2, 3)");

        assertThat(books.findings()).containsExactly("entries-reordered: entries 1, 2, 3");
    }

    @Test
    void entriesInAnotherOrderOfTheirAccountAreNamed() {
        DB.execute("UPDATE entry SET entry_no = -entry_no WHERE learner_key = ? AND entry_no IN (1, 2)", Books.ANNA);
        DB.execute("UPDATE entry SET entry_no = 3 + entry_no WHERE learner_key = ? AND entry_no < 0", Books.ANNA);

        assertThat(books.findings()).contains("entries-reordered: entry 1", "entries-reordered: entry 3");
    }

    @Test
    void anAuditRecordWithAnotherActorIsNamed() {
        DB.execute("UPDATE audit_record SET actor = 'ben' WHERE id = 5");

        assertThat(books.findings()).containsExactly("audit-record-changed: audit record 5");
    }

    @Test
    void auditRecordsWithOtherFieldsAreNamed() {
        DB.execute("UPDATE audit_record SET after = '{\"title\": \"B\", \"n\": 1.5}' WHERE id = 1");
        DB.execute("UPDATE audit_record SET address = '192.0.2.1' WHERE id = 2");

        assertThat(books.findings())
                .containsExactly("audit-record-changed: audit record 1", "audit-record-changed: audit record 2");
    }

    @Test
    void aDeletedAuditRecordIsNamed() {
        DB.execute("DELETE FROM audit_record WHERE id = 5");

        assertThat(books.findings()).containsExactly("audit-record-deleted: audit record 5");
    }

    @Test
    void swappedAuditRecordsAreNamed() {
        DB.execute("UPDATE audit_record SET object_id = CASE id WHEN 8 THEN 'site-8' ELSE 'site-7' END"
                + " WHERE id IN (8, 9)");

        assertThat(books.findings()).containsExactly("audit-records-swapped: audit records 8 and 9");
    }

    @Test
    void anInsertedAuditRecordIsNamed() {
        DB.execute("INSERT INTO audit_record (id, recorded_at, actor_kind, actor, action, object_type, object_id)"
                + " OVERRIDING SYSTEM VALUE SELECT 4, recorded_at, actor_kind, 'ben', action,"
                + " object_type, object_id FROM audit_record WHERE id = 5");

        assertThat(books.findings()).containsExactly("audit-record-inserted: audit record 4");
    }

    @Test
    void theNewestHourRolledBackIsNamed() {
        restoreTheBackupOf(1);

        assertThat(books.findings()).containsExactly("history-set-back: leaves 11 to 13");
    }

    @Test
    void anotherCourseAfterTheRollBackIsNamed() {
        restoreTheBackupOf(1);
        books.book(4).seal();

        assertThat(books.findings()).containsExactly("history-rewritten: leaves up to 14");
    }

    @Test
    void anOldBackupIsNamed() {
        restoreTheBackupOf(2);

        Report report = books.verify();

        assertThat(report.findings()).extracting(Finding::fault).containsOnly(Fault.HISTORY_SET_BACK);
        assertThat(report.findings().get(0).sentence()).contains("an old backup was restored");
    }

    /** Each hour the newest checkpoint is kept outside, then the whole database is what it was before all of them. */
    private void restoreTheBackupOf(int hours) {
        DB.backUp();
        for (int i = 0; i < hours; i++) {
            books.later(Duration.ofHours(1)).book(2).seal().keepCheckpoint();
        }
        DB.restore();
    }

    @Test
    void removingTheNewestEntriesAloneIsNamed() {
        DB.execute("DELETE FROM entry WHERE id > 13");

        assertThat(books.findings())
                .contains(
                        "entry-deleted: entry 14",
                        "entry-deleted: entry 15",
                        "entry-deleted: entry 16",
                        "entry-deleted: entry 17");
    }

    @Test
    void hidingAChangeByNewHashesContradictsTheCheckpoint() {
        DB.execute("UPDATE audit_record SET actor = 'ben' WHERE id = 5");
        resealLeafOfRecord(5);

        assertThat(books.findings())
                .contains("checkpoint-contradicted: checkpoint of 8 leaves", "history-rewritten: leaves up to 8")
                .anyMatch(finding -> finding.startsWith("tree-changed: node"));
    }

    @Test
    void anotherHistorySignedWithAnotherKeyIsNamed() {
        DB.execute("UPDATE audit_record SET actor = 'ben' WHERE id = 5");
        DB.execute("TRUNCATE seal_leaf, seal_node, seal_batch, checkpoint");
        Books forged = books.forger().seal();
        assertThat(forged.findings()).isEmpty();

        assertThat(books.findings()).contains("checkpoint-forged: checkpoint of 9 leaves");
    }

    @Test
    void aRemovedCheckpointIsNamed() {
        DB.execute("DELETE FROM checkpoint WHERE size = 11");

        assertThat(books.findings()).containsExactly("checkpoint-missing: leaves 8 to 10");
    }

    @Test
    void aRemovedLeafIsNamed() {
        DB.execute("DELETE FROM seal_leaf WHERE position = 5");

        assertThat(books.findings()).contains("leaf-deleted: leaf 5");
    }

    @Test
    void aChangedBatchIsNamed() {
        DB.execute("UPDATE seal_batch SET sealed_at = now() WHERE batch = 2");

        assertThat(books.findings()).containsExactly("batch-changed: batch 2");
    }

    @Test
    void whatIsNotSealedYetIsNoFault() {
        books.book(1);

        Report report = books.verify();

        assertThat(report.sound()).isTrue();
        assertThat(report.notes()).anyMatch(note -> note.startsWith("2 entries (18 to 19) are newer"));
    }

    private static void insert(long id) {
        DB.execute(
                "INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance,"
                        + " occurred_at, booked_at) SELECT learner_key, entries + 1, ?, 'award', 1, learner_key, 1000,"
                        + " balance + 1000, '2026-11-22T10:30:00Z', '2026-11-22T10:30:00Z' FROM account"
                        + " WHERE learner_key = ?",
                id,
                Books.ANNA);
        DB.execute(
                "UPDATE account SET balance = balance + 1000, entries = entries + 1 WHERE learner_key = ?", Books.ANNA);
    }

    private static void resealLeafOfRecord(long id) {
        try (Connection connection = DB.superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(AuditLine.SELECT + "WHERE a.id = " + id)) {
            row.next();
            DB.execute(
                    "UPDATE seal_leaf SET hash = ? WHERE kind = 'audit' AND ref = ?",
                    AuditLine.read(row).hash(),
                    id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
