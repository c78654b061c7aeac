package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.SensitiveRead;
import org.rocketrewards.ingest.DeliveryDetail;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ingest.RawBody;
import org.rocketrewards.ingest.control.DeliveryReader;
import org.rocketrewards.ledger.boundary.Statements;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** What was delivered and what became of it. Read-only. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class DeliveryLog {
    private static final String LIST = "deliveries";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    Statements statements;

    /**
     * Deliveries, newest first.
     *
     * @param cursor of the page before; null: from the newest
     * @param limit 1 to 200
     * @throws RocketException {@code invalid_parameter} for a source that does not exist, a cursor that this list did not
     *     give out, or a limit out of range
     */
    @SensitiveRead("delivery")
    public Page<DeliveryRow> find(DeliveryFilter filter, @Nullable String cursor, int limit) {
        long before = Cursor.before(LIST, cursor);
        int rows = Page.requireLimit(limit) + 1;
        List<DeliveryRow> found = new DeliveryReader(database).find(filter, before, rows);
        return Page.of(found, limit, LIST, DeliveryRow::id);
    }

    /** A delivery with all that belongs to it. */
    @SensitiveRead("delivery")
    public Optional<DeliveryDetail> delivery(long id) {
        DeliveryReader reader = new DeliveryReader(database);
        return reader.delivery(id).map(delivery -> {
            RawBody body = reader.body(id).orElse(null);
            Long eventId = delivery.event();
            if (eventId == null) {
                return new DeliveryDetail(delivery, body, null, List.of());
            }
            return new DeliveryDetail(delivery, body, event(eventId).orElse(null), reader.others(eventId, id));
        });
    }

    /** An event with its decisions and what it booked. */
    @SensitiveRead("event")
    public Optional<EventDetail> event(long id) {
        return new DeliveryReader(database).event(id, statements.entriesOfEvent(id));
    }
}
