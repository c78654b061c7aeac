package org.rocketrewards.audit.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditFilter;
import org.rocketrewards.audit.AuditRow;
import org.rocketrewards.database.Query;

/**
 * Reads pages of the audit trail by key. Whatever is filtered, an index gives the rows in the order of their numbers, so
 * that a page costs the same at ten million records as at ten.
 */
public final class AuditSearch {
    /** Numbers are not quite in the order of time: several nodes write, and a transaction takes a while. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    private static final String SELECT = "SELECT a.id, a.recorded_at, a.actor_kind, a.actor, a.action, a.object_type,"
            + " a.object_id, a.result, a.reason, host(a.address) AS address, a.request_id, a.before, a.after"
            + " FROM audit_record a WHERE a.id < ?";

    private final Query query;

    /** Searches this database. */
    public AuditSearch(DataSource database) {
        this.query = new Query(database);
    }

    /** The newest records below a number. */
    public List<AuditRow> find(AuditFilter filter, long before, int limit) {
        List<Object> parameters = new ArrayList<>();
        String sql = sql(filter, highest(filter, before), lowest(filter), limit, parameters);
        return query.list(
                sql,
                parameters,
                row -> new AuditRow(
                        row.number("id"),
                        row.instant("recorded_at"),
                        row.text("actor_kind"),
                        row.text("actor"),
                        row.text("action"),
                        row.text("object_type"),
                        row.text("object_id"),
                        row.text("result"),
                        row.textOrNull("reason"),
                        row.textOrNull("address"),
                        row.textOrNull("request_id"),
                        row.jsonOrNull("before"),
                        row.jsonOrNull("after")));
    }

    /** The statement; its question marks take {@code parameters}. */
    static String sql(AuditFilter filter, long before, long from, int limit, List<Object> parameters) {
        StringBuilder sql = new StringBuilder(SELECT);
        parameters.add(before);
        if (from > 0) {
            sql.append(" AND a.id >= ?");
            parameters.add(from);
        }
        equal(sql, parameters, "a.actor", filter.actor());
        equal(sql, parameters, "a.action", filter.action());
        equal(sql, parameters, "a.object_type", filter.objectType());
        equal(sql, parameters, "a.object_id", filter.objectId());
        if (filter.result() != null) {
            sql.append(result(filter));
        }
        if (filter.from() != null) {
            sql.append(" AND a.recorded_at >= ?");
            parameters.add(filter.from());
        }
        if (filter.to() != null) {
            sql.append(" AND a.recorded_at < ?");
            parameters.add(filter.to());
        }
        return sql.append(" ORDER BY a.id DESC LIMIT ").append(limit).toString();
    }

    /** Constants, so that the indexes of what was refused fit: one alone, others together with something else. */
    private static String result(AuditFilter filter) {
        if (!"refused".equals(filter.result())) {
            return " AND a.result = 'done'";
        }
        boolean alone = filter.actor() == null && filter.action() == null && filter.objectType() == null;
        return alone ? " AND a.result = 'refused'" : " AND a.result <> 'done'";
    }

    private static void equal(StringBuilder sql, List<Object> parameters, String column, @Nullable String value) {
        if (value != null) {
            sql.append(" AND ").append(column).append(" = ?");
            parameters.add(value);
        }
    }

    /** The number below which everything of the period lies, so that a page of last year does not begin with today. */
    private long highest(AuditFilter filter, long before) {
        return filter.to() == null
                ? before
                : Math.min(before, firstIdFrom(filter.to().plus(SLACK), before));
    }

    private long lowest(AuditFilter filter) {
        return filter.from() == null ? 0 : firstIdFrom(filter.from().minus(SLACK), Long.MAX_VALUE);
    }

    private long firstIdFrom(Instant time, long none) {
        return query.first(
                        "SELECT id FROM audit_record WHERE recorded_at >= ? ORDER BY recorded_at LIMIT 1",
                        List.of(time),
                        row -> row.number("id"))
                .orElse(none);
    }
}
