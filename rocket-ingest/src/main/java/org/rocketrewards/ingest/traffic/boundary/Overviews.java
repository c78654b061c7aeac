package org.rocketrewards.ingest.traffic.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.boundary.Lanes;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.traffic.Day;
import org.rocketrewards.ingest.traffic.Overview;
import org.rocketrewards.ingest.traffic.Overview.SourceState;
import org.rocketrewards.ingest.traffic.control.OverviewReader;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.seal.SealFreshness;
import org.rocketrewards.seal.boundary.Seals;

/** What goes on, at a glance. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Overviews {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @EJB
    Sources sources;

    @EJB
    Seals seals;

    @Inject
    Lanes lanes;

    @Inject
    Clock clock;

    /**
     * The state now.
     *
     * @param source name; null: all sources together
     * @throws RocketException {@link ProblemType#NOT_FOUND}
     */
    public Overview now(@Nullable String source) {
        Instant now = clock.instant();
        Integer only = source == null ? null : (Integer) sources.get(source).id();
        OverviewReader reader = new OverviewReader(database);
        Map<String, Map<String, Long>> points = reader.pointsByDay(only, now);
        SealFreshness sealed = seals.freshness();
        return new Overview(
                now,
                reader.hours(only, now),
                points.getOrDefault(now.atOffset(ZoneOffset.UTC).toLocalDate().toString(), Map.of()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                points,
                reader.learnersByDay(only, now),
                sources.list().stream()
                        .filter(row -> source == null || row.name().equals(source))
                        .map(row -> state(row, reader, now))
                        .toList(),
                lanes.waiting(),
                sealed.signedAt(),
                sealed.oldestUnsealed(),
                reader.todo(now));
    }

    /** What waits for somebody, and no more than that. */
    public Overview.Todo todo() {
        return new OverviewReader(database).todo(clock.instant());
    }

    /** What came from a source within the last 30 days, by day. */
    public List<Day> days(String source) {
        return new OverviewReader(database).days(sources.get(source).id(), clock.instant());
    }

    /** How often each rule awarded in the last 30 days, by its key; a rule that did not is missing. */
    public Map<String, Long> awards() {
        return new OverviewReader(database).awards(clock.instant());
    }

    private SourceState state(SourceRow source, OverviewReader reader, Instant now) {
        OverviewReader.Newest newest = reader.newest(source.id());
        List<TokenRow> valid = sources.tokens(source.name()).stream()
                .filter(token -> token.state().valid())
                .toList();
        return new SourceState(
                source.name(),
                source.title(),
                source.environment(),
                source.enabled(),
                newest.id(),
                newest.at(),
                valid.isEmpty()
                        ? null
                        : (Long) Duration.between(valid.get(0).createdAt(), now).toDays(),
                valid.stream().anyMatch(token -> token.due(now)),
                valid.stream()
                        .map(TokenRow::expiresAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }
}
