package org.rocketrewards.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.audit.boundary.RecordedAudit;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.model.testing.TestTransaction;

class PeopleDirectoryTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String WHY = "as agreed";

    private final RecordedAudit audit = new RecordedAudit();

    @BeforeEach
    void people() {
        hire("anna", "admin");
        hire("ben", "operator");
    }

    @Test
    void everybodyIsListedWithTheirOpenSessions() {
        session("ben", "2026-11-22T11:50:00Z");
        session("ben", "2026-11-22T11:29:00Z");
        session("ben", "2026-11-22T03:00:00Z");

        run(
                "anna",
                people -> assertThat(people.list())
                        .extracting("name", "role", "enabled", "sessions")
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("anna", "admin", true, 0L),
                                org.assertj.core.groups.Tuple.tuple("ben", "operator", true, 2L)));
    }

    @Test
    void aRoleIsChangedAndThatIsOnRecord() {
        run("anna", people -> people.changeRole("ben", Role.AUDITOR, WHY));

        assertThat(DB.rows("SELECT role FROM person WHERE name = 'ben'").get(0)).containsEntry("role", "auditor");
        assertThat(audit.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("person.change_role");
            assertThat(entry.reason()).isEqualTo(WHY);
            assertThat(String.valueOf(entry.before())).contains("operator");
            assertThat(String.valueOf(entry.after())).contains("auditor");
        });
    }

    @Test
    void whoeverIsDisabledHasNoSessionLeft() {
        session("ben", "2026-11-22T11:50:00Z");

        run("anna", people -> people.disable("ben", WHY));

        assertThat(DB.number("SELECT count(*) FROM person WHERE name = 'ben' AND NOT enabled"))
                .isEqualTo(1);
        assertThat(DB.number("SELECT count(*) FROM person_session WHERE ended_by = 'anna'"))
                .isEqualTo(1);
        run("anna", people -> people.enable("ben", WHY));
        assertThat(DB.number("SELECT count(*) FROM person WHERE name = 'ben' AND enabled"))
                .isEqualTo(1);
        assertThat(audit.entries()).extracting("action").containsExactly("person.disable", "person.enable");
    }

    @Test
    void nobodyDoesAwayWithThemselvesOrTheLastAdministrator() {
        refused(ProblemType.CONFLICT, "anna", people -> people.disable("anna", WHY));
        refused(ProblemType.CONFLICT, "anna", people -> people.changeRole("anna", Role.AUDITOR, WHY));
        refused(ProblemType.CONFLICT, "api-key:ops", people -> people.disable("anna", WHY));

        hire("carla", "admin");
        run("carla", people -> people.disable("anna", WHY));
        assertThat(audit.entries()).hasSize(1);
    }

    @Test
    void aReasonIsAskedForAndAPersonHasToBeThere() {
        refused(ProblemType.INVALID_PARAMETER, "anna", people -> people.disable("ben", " "));
        refused(ProblemType.NOT_FOUND, "anna", people -> people.disable("nobody", WHY));
    }

    private void refused(ProblemType type, String caller, Consumer<PeopleDirectory> act) {
        assertThatThrownBy(() -> run(caller, act))
                .isInstanceOfSatisfying(
                        RocketException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }

    private void run(String caller, Consumer<PeopleDirectory> act) {
        try (TestTransaction tx = TestTransaction.begin()) {
            PeopleDirectory people = new PeopleDirectory();
            people.entities = tx.entities();
            people.database = tx.dataSource();
            people.session = Callers.caller(caller, "admin");
            people.limits = new SessionLimits();
            people.audit = audit;
            people.clock = Clock.fixed(NOON, ZoneOffset.UTC);
            act.accept(people);
            tx.commit();
        }
    }

    private static void hire(String name, String role) {
        DB.execute(
                "INSERT INTO person (name, role, password_hash, created_at, password_changed_at)"
                        + " VALUES (?, ?, '', now(), now())",
                name,
                role);
    }

    private static void session(String person, String at) {
        DB.execute(
                "INSERT INTO person_session (id, person, opened_at, active_at, address, browser)"
                        + " VALUES (md5(random()::text), ?, ?::timestamptz, ?::timestamptz, '192.0.2.1', '')",
                person,
                at,
                at);
    }
}
