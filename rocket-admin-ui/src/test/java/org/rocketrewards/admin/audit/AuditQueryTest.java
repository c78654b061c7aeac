package org.rocketrewards.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditQueryTest {
    @Test
    void theAddressLineComesBackAsItWas() {
        AuditQuery query = new AuditQuery(
                "anna",
                "source.configure",
                "source",
                "moodle",
                "refused",
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2026-11-02T00:00:00Z"));

        assertThat(AuditQuery.of(query.parameters())).isEqualTo(query);
        assertThat(query.narrows()).isTrue();
    }

    @Test
    void whatIsWrongIsLeftOut() {
        AuditQuery query = AuditQuery.of(QueryParameters.simple(Map.of(
                "actor", " ",
                "object", "moodle",
                "result", "perhaps",
                "from", "2026-11-02T00:00:00Z",
                "to", "2026-11-01T00:00:00Z")));

        assertThat(query)
                .isEqualTo(new AuditQuery(null, null, null, null, null, Instant.parse("2026-11-02T00:00:00Z"), null));
        assertThat(query.filter().from()).isEqualTo(query.from());
    }
}
