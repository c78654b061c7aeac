package org.rocketrewards.ingest.alerts.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.ingest.alerts.AlertRow;
import org.rocketrewards.ingest.alerts.AlertState;
import org.rocketrewards.ingest.alerts.ChannelRow;
import org.rocketrewards.ingest.alerts.ChannelTest;
import org.rocketrewards.ingest.alerts.control.AlertChannel;
import org.rocketrewards.ingest.alerts.control.AlertReader;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** What Rocket raised, and who sees to it. */
@Stateless
@RefusalsOnRecord("alert")
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Alerts {
    private static final String LIST = "alerts";
    private static final int LONGEST_NOTE = 500;
    private static final String ACKNOWLEDGE = """
            UPDATE alert SET acknowledged_at = ?, acknowledged_by = ?, note = ?
            WHERE id = ? AND over_at IS NULL AND acknowledged_at IS NULL
            """;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    AlertChannels channels;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Alerts, newest first.
     *
     * @param state null: any
     * @param source whose they are, beside those of the system as a whole; null: of every one
     */
    public Page<AlertRow> list(
            @Nullable AlertState state, @Nullable String source, @Nullable String cursor, int limit) {
        List<AlertRow> rows = new AlertReader(database)
                .before(state, source, Cursor.before(LIST, cursor), Page.requireLimit(limit) + 1);
        return Page.of(rows, limit, LIST, AlertRow::id);
    }

    /** One alert. */
    public AlertRow get(long id) {
        return new AlertReader(database)
                .find(id)
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "There is no alert " + id + "."));
    }

    /** How many nobody sees to. */
    public long open() {
        return new AlertReader(database).open();
    }

    /**
     * Somebody sees to it.
     *
     * @param note what they know or do; empty: nothing
     * @throws RocketException {@link ProblemType#CONFLICT} when somebody does already, or it is over
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public AlertRow acknowledge(long id, String note) {
        if (note.length() > LONGEST_NOTE) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "A note has at most " + LONGEST_NOTE + " characters.",
                    Map.of("field", "note"));
        }
        AlertRow before = get(id);
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(ACKNOWLEDGE)) {
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            update.setString(2, session.getCallerPrincipal().getName());
            update.setString(3, note.isBlank() ? null : note);
            update.setLong(4, id);
            if (update.executeUpdate() == 0) {
                throw new RocketException(
                        ProblemType.CONFLICT, "Alert " + id + " is over, or somebody sees to it already.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the alert cannot be acknowledged", e);
        }
        audit.record(AuditEntry.of("alert.acknowledge", "alert", id)
                .withBefore(
                        Json.createObjectBuilder().add("state", before.state()).build())
                .withAfter(Json.createObjectBuilder()
                        .add("state", AlertState.ACKNOWLEDGED.code())
                        .add("kind", before.kind())
                        .build())
                .because(note.isBlank() ? null : note));
        return get(id);
    }

    /** The ways on which people are told, set up or not. */
    public List<ChannelRow> channels() {
        List<AlertReader.Told> told = new AlertReader(database).told();
        return List.of(row(AlertChannel.MAIL, told), row(AlertChannel.WEBHOOK, told));
    }

    private ChannelRow row(String name, List<AlertReader.Told> told) {
        String target = channels.find(name).map(AlertChannel::target).orElse(null);
        return told.stream()
                .filter(known -> known.channel().equals(name))
                .findFirst()
                .map(known -> new ChannelRow(name, target, known.sentAt(), known.waiting(), known.failure()))
                .orElse(new ChannelRow(name, target, null, 0, null));
    }

    /** Sends a test on every way that is set up, and says what came of it. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public List<ChannelTest> test() {
        List<ChannelTest> tests = new ArrayList<>();
        JsonObjectBuilder outcome = Json.createObjectBuilder();
        for (AlertChannel channel : channels.all()) {
            String failure = tried(channel);
            tests.add(new ChannelTest(channel.name(), channel.target(), failure));
            outcome.add(channel.name(), failure == null ? "sent" : failure);
        }
        audit.record(AuditEntry.of("alert_channel.test", "alert_channel", "all").withAfter(outcome.build()));
        return tests;
    }

    private static @Nullable String tried(AlertChannel channel) {
        try {
            channel.test();
            return null;
        } catch (IOException | RuntimeException e) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
    }
}
