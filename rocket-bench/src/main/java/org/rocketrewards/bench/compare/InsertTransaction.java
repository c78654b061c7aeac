package org.rocketrewards.bench.compare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.rocketrewards.bench.load.Event;
import org.rocketrewards.bench.load.RequestTemplates;

/** The least that can be done to keep an event: its body into a table without an index, and commit. */
final class InsertTransaction implements Transaction {
    /** What the owner of the database has to run. */
    static final String TABLE = "CREATE TABLE bare_body (moodle_id bigint NOT NULL, body bytea NOT NULL);"
            + " GRANT INSERT ON bare_body TO ";

    private final Connection connection;
    private final RequestTemplates templates;
    private final PreparedStatement insert;

    InsertTransaction(Connection connection, RequestTemplates templates) throws SQLException {
        this.connection = connection;
        this.templates = templates;
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("INSERT INTO bare_body (moodle_id, body) VALUES (?, ?)");
    }

    @Override
    public boolean book(Event event) throws SQLException {
        insert.setLong(1, event.moodleId());
        insert.setBytes(2, templates.body(event));
        insert.executeUpdate();
        connection.commit();
        return true;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
