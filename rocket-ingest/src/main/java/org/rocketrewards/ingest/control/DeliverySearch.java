package org.rocketrewards.ingest.control;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;

/**
 * The statement for a page of the delivery log. Events and other deliveries are read apart, each by the index that
 * serves the filter and each up to the size of the page, and merged: so the cost of a page depends on its size and not
 * on how many deliveries there are, whatever the planner believes about their distribution.
 */
final class DeliverySearch {
    private static final String EVENTS = """
            SELECT e.id, e.received_at, (abs(e.actor_key) >> 40)::integer AS source_id, e.token_id, e.address, e.outcome,
                   e.reason, NULL::text AS detail, 200::smallint AS http_status, e.id AS event_id, e.event_type_id,
                   e.moodle_id, e.actor_key, e.learner_key, e.occurred_at, e.points, e.flags, e.took_micros
            FROM event e
            """;
    private static final String DELIVERIES = """
            SELECT e.id, e.received_at, e.source_id, e.token_id, e.address, e.outcome,
                   e.reason, e.detail, e.http_status, e.event_id, e.event_type_id,
                   e.moodle_id, e.actor_key, e.learner_key, e.occurred_at, 0::bigint AS points, e.flags, e.took_micros
            FROM delivery e
            """;
    private static final String NAMED = """
            SELECT d.id, d.received_at, s.name AS source, d.outcome, d.reason, d.detail, d.http_status, d.event_id,
                   t.name AS event_name, d.moodle_id, d.actor_key, d.learner_key, d.occurred_at, d.points, d.flags,
                   d.took_micros, host(d.address) AS address, k.prefix AS token
            FROM (%s) d
            LEFT JOIN source s ON s.id = d.source_id
            LEFT JOIN event_type t ON t.id = d.event_type_id
            LEFT JOIN source_token k ON k.id = d.token_id
            ORDER BY d.id DESC
            LIMIT %d
            """;

    /** Outcomes that are rare: their own index finds them sooner than that of an event type. */
    private static final Set<Outcome> RARE = EnumSet.of(Outcome.QUARANTINED, Outcome.FAILED, Outcome.REFUSED);

    private static final Set<Outcome> OF_EVENTS = EnumSet.of(Outcome.ACCEPTED, Outcome.QUARANTINED);

    private final DeliveryFilter filter;
    private final @Nullable Integer sourceId;
    private final @Nullable List<Integer> types;
    private final IdRange ids;
    private final int rows;

    /**
     * Prepares the statement.
     *
     * @param sourceId the filter's source; null: any
     * @param types numbers of the filter's event names; null: any
     * @param ids between which ids to look
     * @param rows how many, from the highest id down
     */
    DeliverySearch(
            DeliveryFilter filter, @Nullable Integer sourceId, @Nullable List<Integer> types, IdRange ids, int rows) {
        this.filter = filter;
        this.sourceId = sourceId;
        this.types = types;
        this.ids = ids;
        this.rows = rows;
    }

    /**
     * The statement. Numbers stand in it as they are: a plan made once for any source or size of page is right for
     * none. Its question marks are the instants of {@link #parameters}.
     */
    String sql() {
        return NAMED.formatted(branches(), rows);
    }

    /** The statement that only tells how many there are, up to the number of rows. */
    String countSql() {
        return "SELECT count(*) AS n FROM (SELECT 1 FROM (%s) d LIMIT %d) c".formatted(branches(), rows);
    }

    private StringJoiner branches() {
        Outcome outcome = filter.outcome();
        StringJoiner branches = new StringJoiner(" UNION ALL ");
        if (outcome == null || OF_EVENTS.contains(outcome)) {
            branches.add(branch(EVENTS, "(abs(e.actor_key) >> 40)::integer"));
        }
        if (outcome == null || !OF_EVENTS.contains(outcome)) {
            branches.add(branch(DELIVERIES, "e.source_id"));
        }
        return branches;
    }

    /** The values of the statement's question marks: those of one branch, as often as it has branches. */
    List<Object> parameters() {
        List<Object> ofBranch = new ArrayList<>();
        if (filter.from() != null) {
            ofBranch.add(filter.from());
        }
        if (filter.to() != null) {
            ofBranch.add(filter.to());
        }
        int branches = (filter.outcome() == null ? 2 : 1) * (byType() && types != null ? types.size() : 1);
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < branches; i++) {
            all.addAll(ofBranch);
        }
        return all;
    }

    /** Whether the index of the event types is the one to use. */
    private boolean byType() {
        return types != null
                && filter.learner() == null
                && !(filter.outcome() == null || !RARE.contains(filter.outcome()));
    }

    private String branch(String select, String sourceColumn) {
        StringBuilder sql = new StringBuilder(select)
                .append("WHERE e.id >= ")
                .append(ids.first())
                .append(" AND e.id < ")
                .append(ids.before());
        Long learner = filter.learner();
        if (sourceId != null && learner != null) {
            sql.append(" AND e.learner_key = ").append(UserKey.of(sourceId, learner));
        } else if (sourceId != null) {
            sql.append(" AND ").append(sourceColumn).append(" = ").append(sourceId);
        }
        Outcome outcome = filter.outcome();
        if (outcome != null) {
            sql.append(" AND e.outcome = '").append(outcome.code()).append('\'');
        }
        if (filter.from() != null) {
            sql.append(" AND e.received_at >= ?");
        }
        if (filter.to() != null) {
            sql.append(" AND e.received_at < ?");
        }
        String newest = " ORDER BY id DESC LIMIT " + rows;
        if (types == null) {
            return "(" + sql + newest + ")";
        }
        String wanted = "'{" + types.stream().map(String::valueOf).collect(Collectors.joining(",")) + "}'::integer[]";
        if (!byType()) {
            return "(" + sql + " AND e.event_type_id = ANY (" + wanted + ")" + newest + ")";
        }
        // Type by type, each by its index and by name: for a list, or a type that is not known when the statement is
        // planned, it would be walked through all ids.
        StringJoiner each = new StringJoiner(" UNION ALL ");
        types.forEach(type -> each.add("(" + sql + " AND e.event_type_id = " + type + newest + ")"));
        return types.size() == 1 ? each.toString() : "(SELECT * FROM (" + each + ") b" + newest + ")";
    }
}
