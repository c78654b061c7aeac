package org.rocketrewards.ingest.privacy.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** All rows about one learner, table by table, read in one moment. */
public final class LearnerRecords {
    private static final int FETCH = 200;

    /** What is given out, by its name in the document; the question mark is the learner's key. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("account", "SELECT to_jsonb(a) FROM account a WHERE learner_key = ?");
        TABLES.put("entries", "SELECT to_jsonb(e) FROM entry e WHERE learner_key = ? ORDER BY entry_no");
        TABLES.put(
                "events",
                "SELECT whole_event(to_jsonb(e)) || jsonb_build_object('event_name', t.name) FROM event e"
                        + " JOIN event_type t ON t.id = e.event_type_id WHERE ? IN (e.learner_key, e.actor_key)"
                        + " ORDER BY e.id");
        TABLES.put(
                "deliveries",
                "SELECT to_jsonb(d) FROM delivery d WHERE ? IN (d.learner_key, d.actor_key) ORDER BY d.id");
        TABLES.put(
                "bodies",
                "SELECT jsonb_build_object('delivery', b.delivery_id, 'received_at', b.received_at, 'content_type',"
                        + " b.content_type, 'body_base64', encode(b.body, 'base64')) FROM raw_body b"
                        + " WHERE b.delivery_id IN (SELECT l.id FROM (SELECT id, learner_key, actor_key FROM event UNION ALL"
                        + " SELECT id, learner_key, actor_key FROM delivery) l WHERE ? IN (l.learner_key, l.actor_key))"
                        + " ORDER BY b.delivery_id");
        TABLES.put(
                "claims",
                "SELECT to_jsonb(c) || jsonb_build_object('rule', k.key) FROM claim c JOIN rule_key k ON k.id = c.rule_id"
                        + " WHERE learner_key = ? ORDER BY event_id");
        TABLES.put(
                "counters",
                "SELECT to_jsonb(c) || jsonb_build_object('rule', k.key) FROM counter c JOIN rule_key k"
                        + " ON k.id = c.rule_id WHERE learner_key = ? ORDER BY period");
        TABLES.put(
                "credentials",
                "SELECT to_jsonb(c) || jsonb_build_object('badge', b.key) FROM credential c JOIN rocket_badge b"
                        + " ON b.id = c.rocket_badge_id WHERE learner_key = ?");
        TABLES.put("corrections", "SELECT to_jsonb(c) FROM correction c WHERE learner_key = ? ORDER BY id");
        TABLES.put("erasures", "SELECT to_jsonb(e) FROM erasure e WHERE learner_key = ? ORDER BY id");
    }

    /** Takes rows one by one. */
    public interface Reader {
        /** A table begins. */
        void table(String name) throws IOException;

        /** One of its rows. */
        void row(JsonObject row) throws IOException;
    }

    private LearnerRecords() {}

    /** Reads everything; the session is the caller's to close. */
    public static void read(Connection connection, long learnerKey, Reader reader) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            reader.table(table.getKey());
            try (PreparedStatement select = connection.prepareStatement(table.getValue())) {
                select.setLong(1, learnerKey);
                select.setFetchSize(FETCH);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        try (JsonReader json = Json.createReader(new StringReader(rows.getString(1)))) {
                            reader.row(json.readObject());
                        }
                    }
                }
            }
        }
        connection.rollback();
    }

    /** Writes everything as one JSON document. */
    public static void write(Connection connection, long learnerKey, String source, long learner, OutputStream out)
            throws SQLException, IOException {
        JsonGenerator json = Json.createGenerator(out);
        json.writeStartObject().write("source", source).write("learner", learner);
        boolean[] open = {false};
        read(connection, learnerKey, new Reader() {
            @Override
            public void table(String name) {
                if (open[0]) {
                    json.writeEnd();
                }
                open[0] = true;
                json.writeStartArray(name);
            }

            @Override
            public void row(JsonObject row) {
                json.write(row);
            }
        });
        json.writeEnd().writeEnd();
        json.flush();
    }
}
