package org.rocketrewards.ingest.traffic.control;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ingest.traffic.SetupState;
import org.rocketrewards.model.Outcome;

/** Reads how far a source is set up: a fixed number of rows, however much it has sent. */
public final class SetupReader {
    private static final String EVENTS = SqlFile.read(SetupReader.class, "newestEvents");
    private static final String OTHERS = SqlFile.read(SetupReader.class, "newestOthers");
    private static final String UNKNOWN = SqlFile.read(SetupReader.class, "unknownToken");
    private static final Duration LATELY = Duration.ofHours(1);

    private final Query query;

    private record Other(
            long id,
            Instant at,
            Outcome outcome,
            String reason,
            @Nullable String detail,
            @Nullable String address) {}

    private record Events(
            long looked,
            long carryLearner,
            long carryContext,
            long types,
            @Nullable Long newest,
            @Nullable Instant at) {}

    private record Stranger(@Nullable String address, Instant at) {}

    /** Reads from this database. */
    public SetupReader(DataSource database) {
        this.query = new Query(database);
    }

    /** The state of a source now. */
    public SetupState of(int source, boolean hasToken, Instant now) {
        Events events =
                query.first(EVENTS, List.of(source), SetupReader::events).orElseThrow();
        List<Other> others = query.list(OTHERS, List.of(source), SetupReader::other);
        Optional<Other> taken = others.stream()
                .filter(other -> other.outcome() != Outcome.REFUSED)
                .findFirst();
        Long newest = events.newest();
        Instant newestAt = events.at();
        if (taken.isPresent() && (newest == null || taken.get().id() > newest)) {
            newest = taken.get().id();
            newestAt = taken.get().at();
        }
        long after = newest == null ? 0 : newest;
        SetupState.Refusal refusal = others.stream()
                .findFirst()
                .filter(other -> other.outcome() == Outcome.REFUSED && other.id() > after)
                .map(other ->
                        new SetupState.Refusal(other.id(), other.reason(), other.detail(), other.address(), other.at()))
                .orElse(null);
        Stranger stranger = query.first(
                        UNKNOWN,
                        List.of(now.minus(LATELY)),
                        row -> new Stranger(row.textOrNull("address"), row.instant("received_at")))
                .orElse(null);
        return new SetupState(
                hasToken,
                newest,
                newestAt,
                events.looked(),
                events.carryLearner(),
                events.carryContext(),
                events.types(),
                refusal,
                stranger == null ? null : stranger.address(),
                stranger == null ? null : stranger.at());
    }

    private static Events events(Row row) throws SQLException {
        return new Events(
                row.number("looked"),
                row.number("carry_learner"),
                row.number("carry_context"),
                row.number("event_types"),
                row.numberOrNull("newest"),
                row.instantOrNull("newest_at"));
    }

    private static Other other(Row row) throws SQLException {
        return new Other(
                row.number("id"),
                row.instant("received_at"),
                Outcome.of(row.text("outcome")),
                row.text("reason"),
                row.textOrNull("detail"),
                row.textOrNull("address"));
    }
}
