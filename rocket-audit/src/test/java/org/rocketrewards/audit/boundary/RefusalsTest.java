package org.rocketrewards.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** What of a refused change is put on record. */
class RefusalsTest {
    private final List<AuditEntry> refused = new ArrayList<>();

    /** As services are. */
    @RefusalsOnRecord("draft")
    static class Service {
        @RolesAllowed("admin")
        public void giveUp() {}

        @RolesAllowed("admin")
        public void putRule(String key) {}

        @RolesAllowed({"admin", "auditor"})
        public void read() {}
    }

    @Test
    void aRefusedChangeIsOnRecordWithItsSubjectAndReason() throws Exception {
        refuse(Service.class.getMethod("putRule", String.class), new Object[] {"forum.posted"});

        assertThat(refused).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("draft.put_rule");
            assertThat(entry.objectId()).isEqualTo("forum.posted");
            assertThat(entry.reason()).isEqualTo("There is none.");
        });
    }

    @Test
    void aChangeWithoutParametersIsRefusedWithItsOwnReason() throws Exception {
        refuse(Service.class.getMethod("giveUp"), null);

        assertThat(refused).extracting(AuditEntry::action).containsExactly("draft.give_up");
    }

    @Test
    void whatAuditorsMayCallIsNoChange() throws Exception {
        refuse(Service.class.getMethod("read"), null);

        assertThat(refused).isEmpty();
    }

    private void refuse(Method method, Object @Nullable [] parameters) {
        Refusals refusals = new Refusals();
        refusals.audit = new AuditTrail() {
            @Override
            public void recordRefusal(AuditEntry entry) {
                refused.add(entry);
            }
        };
        InvocationContext call = (InvocationContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {InvocationContext.class}, (proxy, asked, arguments) -> {
                    if (asked.getName().equals("getMethod")) {
                        return method;
                    }
                    if (asked.getName().equals("getParameters")) {
                        return parameters;
                    }
                    throw new RocketException(ProblemType.NOT_FOUND, "There is none.");
                });

        assertThatThrownBy(() -> refusals.record(call)).hasMessage("There is none.");
    }
}
