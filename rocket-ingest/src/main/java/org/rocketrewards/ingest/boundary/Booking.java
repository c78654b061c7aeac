package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.badges.boundary.ThresholdsInForce;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.control.BatchWriter;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.control.FailedDelivery;
import org.rocketrewards.ingest.control.JsonForms;
import org.rocketrewards.ingest.control.Months;
import org.rocketrewards.ingest.control.Rehearsal;
import org.rocketrewards.rules.boundary.RuleSets;

/** The transactions of the intake: each call is one, committed when it returns. */
@NotAudited("what Moodle delivers is on record as event, delivery and entries")
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Booking {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    RuleSets ruleSets;

    @Inject
    ThresholdsInForce thresholds;

    @Inject
    Clock clock;

    /** Books a batch: all of it or nothing. */
    public List<Receipt> book(List<Delivered> batch, EventTypeIds types) {
        try (Connection connection = database.getConnection()) {
            return new BatchWriter(connection, ruleSets.keys(), types, clock.instant(), thresholds.list()).write(batch);
        } catch (SQLException | RuntimeException e) {
            throw new BatchFailedException(e);
        }
    }

    /** Books what was never delivered, and takes all of it back. */
    public void rehearse(Rehearsal rehearsal) {
        session.setRollbackOnly();
        try (Connection connection = database.getConnection()) {
            rehearsal.book(connection, ruleSets.keys());
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    /** Makes what a batch refers to and must not be rolled back with it: partitions and numbers of event types. */
    public void prepare(Collection<Months.Month> missing, Months months, Collection<String> names, EventTypeIds types) {
        try (Connection connection = database.getConnection()) {
            if (!missing.isEmpty()) {
                months.ensure(connection, missing);
            }
            if (!names.isEmpty()) {
                types.ensure(connection, names);
            }
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    /** Gives forms of JSON texts their numbers, which can be used once this has returned. */
    public Map<String, Integer> keepForms(Collection<String> forms) {
        try (Connection connection = database.getConnection()) {
            return JsonForms.store(connection, forms);
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    /** Keeps a delivery that cannot be booked, with the reason, for a person to mend and replay. */
    public long keepFailed(Delivered delivered, String reason, EventTypeIds types) {
        try (Connection connection = database.getConnection()) {
            return FailedDelivery.insert(connection, delivered, reason, types);
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }
}
