package org.rocketrewards.ingest.traffic.control;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.control.IdRange;
import org.rocketrewards.ingest.control.ReceiptOrder;
import org.rocketrewards.ingest.traffic.Ailment;
import org.rocketrewards.ingest.traffic.Diagnosis;
import org.rocketrewards.ingest.traffic.Finding;

/**
 * Reads what a source has sent and tells what is wrong at its end. Every statement looks at a bounded number of the
 * newest deliveries within the stretch of time, so that it costs the same for a school and for a university.
 */
public final class SenderDoctor {
    private static final String EVENTS = SqlFile.read(SenderDoctor.class, "doctorEvents");
    private static final String DELIVERIES = SqlFile.read(SenderDoctor.class, "doctorDeliveries");
    private static final String BODIES = SqlFile.read(SenderDoctor.class, "doctorBodies");
    private static final String GAPS = SqlFile.read(SenderDoctor.class, "doctorGaps");
    private static final String UNKNOWN = SqlFile.read(SenderDoctor.class, "doctorUnknownTokens");
    private static final String SILENCE = SqlFile.read(SenderDoctor.class, "doctorSilence");
    private static final String USUAL = SqlFile.read(SenderDoctor.class, "doctorUsual");

    /** Moodle tries an event for about four hours; then it is lost. */
    private static final Duration GIVEN_UP = Duration.ofHours(5);

    private static final Duration SILENT_FROM = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final long MISSED = 20;
    private static final String SEPARATOR = "\u001f";

    private final Query query;
    private final Locale reader;

    private record Symptom(
            String code,
            long looked,
            long deliveries,
            @Nullable Long last,
            @Nullable Instant lastAt,
            List<String> examples) {}

    private record Newest(@Nullable Long id, @Nullable Instant at) {}

    /** Reads from this database, and speaks the reader's language. */
    public SenderDoctor(DataSource database, Locale reader) {
        this.query = new Query(database);
        this.reader = reader;
    }

    /** What is wrong with a source between two instants. */
    public Diagnosis examine(SourceRow source, Instant from, Instant to) {
        IdRange ids = new ReceiptOrder(query).range(from, to, Long.MAX_VALUE);
        List<Object> stretch = List.of(ids.first(), ids.before(), source.id(), from, to);
        List<Symptom> symptoms = new ArrayList<>();
        long looked = 0;
        for (String sql : List.of(EVENTS, DELIVERIES)) {
            List<Symptom> found = query.list(sql, stretch, SenderDoctor::symptom);
            looked += found.get(0).looked();
            symptoms.addAll(found);
        }
        symptoms.addAll(query.list(BODIES, stretch, SenderDoctor::symptom));
        List<Object> twice = new ArrayList<>(stretch);
        twice.addAll(stretch);
        twice.add(to.minus(GIVEN_UP));
        symptoms.addAll(query.list(GAPS, twice, SenderDoctor::symptom));
        symptoms.addAll(
                query.list(UNKNOWN, List.of(ids.first(), ids.before(), from, source.id()), SenderDoctor::symptom));
        List<Finding> findings = Stream.concat(
                        symptoms.stream()
                                .filter(symptom -> !symptom.code().isEmpty())
                                .map(this::finding),
                        silence(source, to).stream())
                .sorted(Comparator.comparing(finding -> Ailment.of(finding.code())))
                .toList();
        return new Diagnosis(source.name(), from, to, looked, findings);
    }

    /** Silence is only strange where somebody usually speaks: at the same hours a week before. */
    private List<Finding> silence(SourceRow source, Instant now) {
        if (!source.enabled()) {
            return List.of();
        }
        Newest newest = query.first(
                        SILENCE,
                        List.of(source.id(), source.id()),
                        row -> new Newest(row.numberOrNull("last"), row.instantOrNull("last_at")))
                .orElseThrow();
        Instant last = newest.at();
        if (last == null) {
            return source.createdAt().plus(Duration.ofDays(1)).isBefore(now)
                    ? List.of(finding(new Symptom(Ailment.NEVER.code(), 0, 0, null, null, List.of())))
                    : List.of();
        }
        if (last.plus(SILENT_FROM).isAfter(now)) {
            return List.of();
        }
        Instant from = last.minus(WEEK);
        Instant to = last.plus(WEEK).isBefore(now) ? last : now.minus(WEEK);
        IdRange ids = new ReceiptOrder(query).range(from, to, Long.MAX_VALUE);
        long usual = query.first(
                        USUAL, List.of(ids.first(), ids.before(), source.id(), from, to), row -> row.number("usual"))
                .orElse(0L);
        return usual < MISSED
                ? List.of()
                : List.of(finding(new Symptom(Ailment.SILENT.code(), usual, usual, newest.id(), last, List.of())));
    }

    private Finding finding(Symptom symptom) {
        Ailment ailment = Ailment.of(symptom.code());
        return new Finding(
                symptom.code(),
                ailment.harmful(),
                ailment.title(reader),
                symptom.deliveries(),
                symptom.looked(),
                symptom.last(),
                symptom.lastAt(),
                symptom.examples(),
                ailment.consequence(reader),
                ailment.remedy(reader));
    }

    private static Symptom symptom(Row row) throws SQLException {
        String examples = row.textOrNull("examples");
        return new Symptom(
                row.text("code"),
                row.number("looked"),
                row.number("deliveries"),
                row.numberOrNull("last"),
                row.instantOrNull("last_at"),
                examples == null || examples.isEmpty() ? List.of() : List.of(examples.split(SEPARATOR, -1)));
    }
}
