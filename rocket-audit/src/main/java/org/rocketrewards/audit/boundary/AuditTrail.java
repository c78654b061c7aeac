package org.rocketrewards.audit.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.CallContext;
import org.rocketrewards.model.access.Role;

/**
 * Writes the audit trail. Every call joins the caller's transaction: if the record cannot be written, the change that
 * it is about does not happen.
 */
@Stateless
@DeclareRoles(Role.AUDITOR_ROLE)
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AuditTrail {
    private static final String API_KEY_CALLER = "api-key:";
    private static final String PERSON = "person";
    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    Clock clock;

    @Inject
    SecretHashes hashes;

    /** Puts a change by the current caller on record; without a signed-in caller it is the system's. */
    public void record(AuditEntry entry) {
        recordAsCaller(entry, DONE);
    }

    /**
     * What stands for a secret in the fields before and after: the same for the same secret, and no way back.
     *
     * @param stored the secret as it is stored, which is a hash itself
     */
    public String keyedHash(byte[] stored) {
        return hashes.of(stored);
    }

    /** The same for a stored text. */
    public String keyedHash(String stored) {
        return keyedHash(stored.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts on record what the current caller read, if that is an auditor: those who read everything change nothing. */
    public void recordReading(AuditEntry entry) {
        if (session.isCallerInRole(Role.AUDITOR_ROLE)) {
            recordAsCaller(entry, DONE);
        }
    }

    /** Puts on record that the current caller was refused a change. In a transaction of its own. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordRefusal(AuditEntry entry) {
        recordAsCaller(entry, REFUSED);
        CallContext.noteRefusal();
    }

    private void recordAsCaller(AuditEntry entry, String result) {
        String caller = session.getCallerPrincipal().getName();
        if (caller == null || caller.isEmpty() || "ANONYMOUS".equalsIgnoreCase(caller)) {
            write("system", "rocket", entry, result);
        } else if (caller.startsWith(API_KEY_CALLER)) {
            write("api_key", caller.substring(API_KEY_CALLER.length()), entry, result);
        } else {
            write(PERSON, caller, entry, result);
        }
    }

    /** Puts on record what a person did who is not the caller yet: signing in. */
    public void recordFor(String person, AuditEntry entry) {
        write(PERSON, person, entry, DONE);
    }

    /** Puts on record that a person was refused something, such as a sign-in. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordRefusal(String person, AuditEntry entry) {
        write(PERSON, person, entry, REFUSED);
        CallContext.noteRefusal();
    }

    private void write(String kind, String actor, AuditEntry entry, String result) {
        String sql = """
                INSERT INTO audit_record (recorded_at, actor_kind, actor, action, object_type, object_id, result, reason,
                                          before, after, address, request_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::inet, ?)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, kind);
            insert.setString(3, actor);
            insert.setString(4, entry.action());
            insert.setString(5, entry.objectType());
            insert.setString(6, entry.objectId());
            insert.setString(7, result);
            setText(insert, 8, entry.reason());
            setText(insert, 9, text(entry.before()));
            setText(insert, 10, text(entry.after()));
            CallContext call = CallContext.current().orElse(null);
            setText(insert, 11, call == null ? null : call.address());
            setText(insert, 12, call == null ? null : call.requestId());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit record cannot be written, so nothing was changed", e);
        }
    }

    private static @Nullable String text(@Nullable JsonObject fields) {
        return fields == null ? null : fields.toString();
    }

    private static void setText(PreparedStatement statement, int index, @Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, value);
        }
    }
}
