package org.rocketrewards.ingest.imports.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.ingest.SourceSettings;
import org.rocketrewards.ingest.control.BatchWriter;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.control.Months;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportState;
import org.rocketrewards.ingest.imports.ImportTally;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.boundary.RuleKeys;

/** A dry run tells what the run will do, and leaves nothing. */
class ShadowBooksTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final long AT = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();
    private static final String HEADER =
            "id,eventname,userid,courseid,timecreated,relateduserid,objectid," + "contextinstanceid,component\n";

    @TempDir
    Path directory;

    private final RuleSet rules = new RuleSet(1, Catalogue.load().defaultRules());
    private final EventTypeIds types = new EventTypeIds();
    private RuleKeys keys;

    @BeforeEach
    void prepare() throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            keys = RuleKeys.load(connection, rules);
        }
    }

    /** Posts beyond the cap, repeats, views once, deletions of what another file brought, a stranger's type. */
    private static String rows() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 60; i++) {
            rows.append(row(i, "\\mod_forum\\event\\post_created", 31 + i % 3, AT + i, 700 + i));
        }
        rows.append(row(7, "\\mod_forum\\event\\post_created", 31 + 7 % 3, AT + 7, 707));
        for (int i = 61; i <= 90; i++) {
            rows.append(row(i, "\\mod_quiz\\event\\attempt_submitted", 31 + i % 3, AT + i, 9));
        }
        rows.append(row(95, "\\mod_forum\\event\\post_deleted", 31, AT + 95, 703));
        rows.append(row(96, "\\core\\event\\course_completed", 2, AT + 96, 0));
        rows.append(row(97, "\\core\\event\\unknown_thing", 31, AT + 97, 0));
        rows.append("98,nonsense here,x,y\n");
        return rows.toString();
    }

    private static String row(long id, String name, long user, long at, long object) {
        return id + "," + name + "," + user + ",7," + at + ",," + object + ",44,\n";
    }

    private List<Chunk> chunks() throws IOException {
        Path file = Files.write(directory.resolve("file.csv"), rows().getBytes(UTF_8));
        SourceSettings source = new SourceSettings(1, "moodle", ZoneOffset.UTC, false, Set.of(2L), Set.of(1L));
        ImportJob job = new ImportJob(
                1, 1, ImportKind.EVENTS, Map.of(), ImportState.CHECKING, false, 0, "file", NOW, new ImportTally());
        List<Chunk> chunks = new ArrayList<>();
        try (ChunkReader reader = new ChunkReader(job, source, () -> rules, null, file, 1 << 20)) {
            do {
                chunks.add(reader.next(7, NOW));
            } while (!chunks.get(chunks.size() - 1).last());
        }
        return chunks;
    }

    private ImportTally rehearse() throws SQLException, IOException {
        ImportTally tally = new ImportTally();
        try (ShadowBooks books = new ShadowBooks(DB.application().getConnection(), 1)) {
            for (Chunk chunk : chunks()) {
                names(chunk.deliveries());
                books.write(chunk.deliveries(), keys, types, List.of(), NOW, tally);
                tally.addAll(chunk.settled());
            }
        }
        return tally;
    }

    private ImportTally run() throws SQLException, IOException {
        ImportTally tally = new ImportTally();
        for (Chunk chunk : chunks()) {
            names(chunk.deliveries());
            try (Connection connection = DB.application().getConnection()) {
                connection.setAutoCommit(false);
                new Months()
                        .ensure(connection, List.of(Months.Month.of("event", NOW), Months.Month.of("raw_body", NOW)));
                new BatchWriter(connection, keys, types, NOW, List.of(), tally::decided)
                        .write(chunk.deliveries())
                        .forEach(tally::row);
                connection.commit();
            }
            tally.addAll(chunk.settled());
        }
        return tally;
    }

    private void names(List<Delivered> deliveries) throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            types.ensure(
                    connection,
                    deliveries.stream().map(each -> each.plan().event().name()).toList());
        }
    }

    @Test
    void theDryRunTellsToTheLetterWhatTheRunDoes() throws Exception {
        ImportTally before = rehearse();

        assertThat(DB.number("SELECT count(*) FROM event")).isZero();
        assertThat(DB.number("SELECT count(*) FROM account")).isZero();
        assertThat(DB.number("SELECT count(*) FROM claim")).isZero();
        assertThat(before.count("points")).isPositive();
        assertThat(before.count("invalid")).isOne();
        assertThat(before.count("ignored")).isOne();
        assertThat(before.count("quarantined")).isOne();
        assertThat(before.count("duplicate")).isOne();

        ImportTally booked = run();

        assertThat(booked.json()).isEqualTo(before.json());
        assertThat(DB.number("SELECT sum(balance) FROM account")).isEqualTo(booked.count("points"));
        assertThat(DB.violations()).isEmpty();
        assertThat(ImportTally.of(booked.json()).json()).isEqualTo(booked.json());
    }

    @Test
    void onceBookedTheDryRunFindsRepeatsOnlyAndTheRunChangesNothing() throws Exception {
        run();
        long entries = DB.number("SELECT count(*) FROM entry");
        long deliveries = DB.number("SELECT count(*) FROM delivery_log");

        ImportTally again = rehearse();

        assertThat(again.count("accepted")).isZero();
        assertThat(again.count("duplicate")).isEqualTo(93);
        assertThat(again.count("points")).isZero();
        assertThat(run().json()).isEqualTo(again.json());
        assertThat(DB.number("SELECT count(*) FROM entry")).isEqualTo(entries);
        assertThat(DB.number("SELECT count(*) FROM delivery_log")).isEqualTo(deliveries);
    }
}
