package org.rocketrewards.ingest.control;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.EventType;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.boundary.RuleKeys;
import org.rocketrewards.rules.evaluation.Plan;
import org.rocketrewards.rules.evaluation.Planner;

/**
 * An event of each type that the catalogue knows, of a source that there cannot be, to be booked and taken back. Leaves
 * gaps in the numbers of deliveries and entries, as any batch that fails does, and the partitions of the month, which
 * the first delivery needs anyway.
 */
public final class Rehearsal {
    /** How often to go through it, so that what is slow at first is compiled. */
    public static final int ROUNDS = 5;

    /** Below the last by one, whose range of keys has no end that fits into 64 bits. */
    private static final int NO_SOURCE = 0x7F_FFFE;

    private static final long LEARNER = 3;

    private final Catalogue catalogue;
    private final RuleSet rules;
    private final Instant now;
    private final WireParser parser = new WireParser();

    /** A rehearsal under the rules in force. */
    public Rehearsal(Catalogue catalogue, RuleSet rules, Instant now) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.now = now;
    }

    /** The partitions that have to be there. */
    public List<Months.Month> months() {
        return List.of(
                Months.Month.of("event", now), Months.Month.of("delivery", now), Months.Month.of("raw_body", now));
    }

    /** Books everything in the caller's transaction, which has to be rolled back. */
    public void book(Connection connection, RuleKeys keys) throws SQLException {
        List<Delivered> batch = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        long id = 1;
        for (EventType type : catalogue.types()) {
            Delivered delivered = delivered(body(type, id++));
            batch.add(delivered);
            names.add(delivered.plan().event().name());
        }
        batch.add(batch.get(0));
        EventTypeIds types = new EventTypeIds();
        types.ensure(connection, names);
        for (Receipt receipt : new BatchWriter(connection, keys, types, now).write(batch)) {
            ReceiptJson.of(receipt);
        }
    }

    private Delivered delivered(byte[] body) {
        WireEvent wire = parser.parse(body, "application/json", now);
        LearningEvent event = new LearningEvent(
                NO_SOURCE, wire.moodleId(), wire.eventName(), wire.userId(), wire.occurredAt(), wire.fields());
        Plan plan =
                Planner.plan(event, rules, new SourceTraits(NO_SOURCE, ZoneOffset.UTC, false, Set.of(2L), Set.of(1L)));
        return new Delivered(
                NO_SOURCE,
                0,
                InetAddress.getLoopbackAddress(),
                now,
                System.nanoTime(),
                plan,
                wire.contentHash(),
                "application/json",
                body);
    }

    private byte[] body(EventType type, long id) {
        JsonObjectBuilder fields = Json.createObjectBuilder()
                .add("id", String.valueOf(id))
                .add("eventname", type.moodleEvent().replace("*", "quiz"))
                .add("userid", String.valueOf(LEARNER))
                .add("relateduserid", String.valueOf(LEARNER))
                .add("courseid", "7")
                .add("objectid", "44")
                .add("contextinstanceid", "12")
                .add("component", type.component().replace("*", "quiz"))
                .add("timecreated", String.valueOf(now.getEpochSecond()));
        return fields.build().toString().getBytes(StandardCharsets.UTF_8);
    }
}
