package org.rocketrewards.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;

/** Keeps how often each rule awarded for a while, because counting reads a month of entries. */
@ApplicationScoped
public class AwardCounts {
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final String COUNT = "SELECT k.key, c.awards FROM (SELECT rule_id, count(*) AS awards FROM entry"
            + " WHERE kind = 'award' AND booked_at >= ? GROUP BY rule_id) c JOIN rule_key k ON k.id = c.rule_id";

    private @Nullable Counted last;

    private record Counted(Instant at, Map<String, Long> awards) {}

    private record Awards(String rule, long number) {}

    /** Awards by key of the rule; whoever asks meanwhile waits for the same count. */
    public synchronized Map<String, Long> lastDays(DataSource database, Instant now) {
        Counted known = last;
        if (known == null || known.at().plus(KEPT).isBefore(now)) {
            known = new Counted(
                    now,
                    new Query(database)
                                    .list(
                                            COUNT,
                                            List.of(now.minus(PERIOD)),
                                            row -> new Awards(row.text("key"), row.number("awards")))
                                    .stream()
                                    .collect(Collectors.toUnmodifiableMap(Awards::rule, Awards::number)));
            last = known;
        }
        return known.awards();
    }
}
