package org.rocketrewards.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Every address of the REST interface refuses whoever has no key, and every role that it does not let in. */
@ExtendWith(RunningRocket.class)
class WrongRoleIT {
    private static final Set<String> ROLES = Set.of("admin", "operator", "auditor");
    /** Posted to, because they work on what is sent or take a while, but they only look. */
    private static final Set<String> READING = Set.of("/api/v1/rule-sets/draft/validation", "/api/v1/reconciliation");

    @Test
    void aRoleThatIsNotLetInIsRefusedEverywhere(Rocket rocket) {
        List<String> let = new ArrayList<>();
        int asked = 0;
        for (String role : ROLES) {
            Admin caller = Admin.withRole(rocket, role);
            for (Doors.Operation operation : Doors.operations()) {
                if (!operation.roles().contains(role)) {
                    asked++;
                    Answer answer = call(caller, operation);
                    if (answer.status() != 403 || !answer.problem().equals("forbidden")) {
                        let.add(role + " " + operation.method() + " " + operation.path() + " " + answer.status());
                    }
                }
            }
        }

        assertThat(asked).isGreaterThan(20);
        assertThat(let).isEmpty();
    }

    @Test
    void anAuditorChangesNothing(Rocket rocket) {
        Admin auditor = Admin.withRole(rocket, "auditor");
        List<String> let = new ArrayList<>();
        Doors.operations().stream().filter(WrongRoleIT::changes).forEach(operation -> {
            int status = call(auditor, operation).status();
            if (status < 400 || status >= 500) {
                let.add(operation.method() + " " + operation.path() + " " + status);
            }
        });

        assertThat(let).isEmpty();
    }

    @Test
    void withoutAKeyNothingIsAnswered(Rocket rocket) {
        assertThat(Doors.operations()).hasSizeGreaterThan(50).allSatisfy(operation -> {
            Answer answer = rocket.http()
                    .send(rocket.http()
                            .to(operation.path())
                            .header("Content-Type", operation.type())
                            .method(operation.method(), BodyPublishers.noBody()));
            assertThat(answer.status()).as(operation.path()).isEqualTo(401);
        });
    }

    private static boolean changes(Doors.Operation operation) {
        return operation.changes() && !READING.contains(operation.path());
    }

    private static Answer call(Admin caller, Doors.Operation operation) {
        return caller.send(
                operation.method(),
                operation.path().substring("/api/v1".length()).replaceFirst("^/", ""),
                null,
                operation.type(),
                // the server takes no DELETE with a body
                operation.changes() && !operation.method().equals("DELETE") ? "{}" : null);
    }
}
