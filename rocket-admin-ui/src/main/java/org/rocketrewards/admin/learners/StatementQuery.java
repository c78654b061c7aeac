package org.rocketrewards.admin.learners;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ledger.EntryTime;

/**
 * Which statement is shown, as the address line says it. Without days: all there is.
 *
 * @param from first day, in the source's time zone; null together with {@code to}
 * @param to last day, which belongs to it
 */
record StatementQuery(@Nullable LocalDate from, @Nullable LocalDate to, EntryTime by) {
    static final StatementQuery ALL = new StatementQuery(null, null, EntryTime.BOOKED);

    /** Reads the address line; what it says wrongly is left out. */
    static StatementQuery of(QueryParameters parameters) {
        EntryTime by = parameters
                .getSingleParameter("by")
                .filter(EntryTime.OCCURRED.code()::equals)
                .map(code -> EntryTime.OCCURRED)
                .orElse(EntryTime.BOOKED);
        LocalDate from = day(parameters, "from");
        LocalDate to = day(parameters, "to");
        return from == null || to == null || to.isBefore(from)
                ? new StatementQuery(null, null, by)
                : new StatementQuery(from, to, by);
    }

    /** Writes the address line. */
    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (from != null && to != null) {
            parameters.put("from", List.of(from.toString()));
            parameters.put("to", List.of(to.toString()));
        }
        if (by == EntryTime.OCCURRED) {
            parameters.put("by", List.of(by.code()));
        }
        return new QueryParameters(parameters);
    }

    boolean isPeriod() {
        return from != null;
    }

    /** Where it begins; what is all begins before anything was. */
    Instant start(ZoneId zone) {
        return from == null ? Instant.EPOCH : from.atStartOfDay(zone).toInstant();
    }

    /** Where it ends, excluded. */
    Instant end(ZoneId zone, Instant now) {
        return to == null ? now : to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate day(QueryParameters parameters, String name) {
        try {
            return parameters.getSingleParameter(name).map(LocalDate::parse).orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
