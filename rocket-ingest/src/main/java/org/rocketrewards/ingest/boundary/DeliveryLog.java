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
import org.rocketrewards.ingest.control.DeliveriesCsv;
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
    /** How many deliveries a file has. */
    public static final int MOST_IN_FILE = 50_000;

    private static final String LIST = "deliveries";
    private static final int ROWS_AT_ONCE = 2_000;

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

    /** The number of the newest delivery that a filter finds, and no more of it; 0: none. */
    public long newest(DeliveryFilter filter) {
        return new DeliveryReader(database)
                .find(filter, Long.MAX_VALUE, 1).stream()
                        .mapToLong(DeliveryRow::id)
                        .findFirst()
                        .orElse(0);
    }

    /**
     * How many deliveries a filter finds; one more than {@code most} when there are more, which are not looked at.
     *
     * @throws RocketException {@code overloaded} when even that takes too long
     */
    public long count(DeliveryFilter filter, long most) {
        return new DeliveryReader(database).count(filter, Math.toIntExact(most + 1));
    }

    /** What a filter finds as comma-separated values, newest first, at most {@value #MOST_IN_FILE}. */
    @SensitiveRead("delivery")
    public byte[] csv(DeliveryFilter filter) {
        DeliveryReader reader = new DeliveryReader(database);
        DeliveriesCsv csv = new DeliveriesCsv();
        long before = Long.MAX_VALUE;
        for (int rows = 0; rows < MOST_IN_FILE; rows += ROWS_AT_ONCE) {
            List<DeliveryRow> found = reader.find(filter, before, ROWS_AT_ONCE);
            csv.add(found);
            if (found.size() < ROWS_AT_ONCE) {
                break;
            }
            before = found.get(found.size() - 1).id();
        }
        return csv.bytes();
    }

    /** What brought the events with this number in Moodle's log, of every source, newest first, at most 10. */
    @SensitiveRead("delivery")
    public List<DeliveryRow> ofMoodle(long moodleId) {
        return new DeliveryReader(database).ofMoodle(moodleId);
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
