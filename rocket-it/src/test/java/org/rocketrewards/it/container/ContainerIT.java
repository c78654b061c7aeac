package org.rocketrewards.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.access.boundary.ApiKeys;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.model.access.Role;

/** Runs inside the server, with what the application itself is given there. */
@ExtendWith(ArquillianExtension.class)
class ContainerIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    UserTransaction transaction;

    @Inject
    AuditTrail audit;

    @Inject
    ApiKeys apiKeys;

    @Deployment
    static WebArchive application() {
        return RocketArchive.built();
    }

    @Test
    void dataSourceWorksInTheApplicationsRole() throws SQLException {
        assertEquals("rocket_app", single("SELECT current_user"));
    }

    @Test
    void booksAndAuditTrailCanOnlyBeAddedTo() {
        for (String table : List.of("entry", "audit_record", "event", "delivery", "raw_body", "rule_set")) {
            assertRefused("DELETE FROM " + table);
            assertRefused("TRUNCATE " + table);
        }
        assertRefused("UPDATE entry SET amount = amount + 1");
        assertRefused("UPDATE audit_record SET actor = 'nobody'");
        assertRefused("UPDATE event SET moodle_id = 1");
        assertRefused("UPDATE rule_set SET note = ''");
    }

    @Test
    void schemaIsNotTheApplicationsToChange() {
        assertRefused("CREATE TABLE mine (id int)");
        assertRefused("DROP TABLE entry");
        assertRefused("ALTER TABLE entry DISABLE TRIGGER ALL");
        assertRefused("SET ROLE rocket_owner");
    }

    @Test
    void auditRecordLivesAndDiesWithTheChangeItIsAbout() throws Exception {
        transaction.begin();
        audit.record(AuditEntry.of("test.rolled_back", "test", 1));
        transaction.rollback();
        transaction.begin();
        audit.record(AuditEntry.of("test.committed", "test", 1));
        transaction.commit();

        assertEquals("0", records("test.rolled_back"));
        assertEquals("1", records("test.committed"));
    }

    @Test
    void changeThatCannotBePutOnRecordDoesNotHappen() throws Exception {
        transaction.begin();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO event_type (name) VALUES ('never kept')");
        }
        assertThrows(EJBException.class, () -> audit.record(AuditEntry.of("test.unwritable", "\0", 1)));
        assertThrows(RollbackException.class, transaction::commit);

        assertEquals("0", single("SELECT count(*) FROM event_type WHERE name = 'never kept'"));
    }

    @Test
    void changeOutsideATransactionIsRefused() {
        assertThrows(EJBTransactionRequiredException.class, () -> audit.record(AuditEntry.of("test", "test", 1)));
    }

    @Test
    void callerWithoutTheRoleIsRefused() throws SQLException {
        assertThrows(EJBAccessException.class, () -> apiKeys.issue("stolen", Role.ADMIN));

        assertEquals("0", single("SELECT count(*) FROM api_key WHERE name = 'stolen'"));
    }

    private String records(String action) throws SQLException {
        return single("SELECT count(*) FROM audit_record WHERE action = '" + action + "'");
    }

    private void assertRefused(String sql) {
        SQLException refusal = assertThrows(
                SQLException.class,
                () -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                },
                sql);
        assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), sql + ": " + refusal.getMessage());
    }

    private String single(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
