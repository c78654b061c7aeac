package org.rocketrewards.model;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemDocumentTest {
    @Test
    void membersFollowTheStandardOnes() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("field", "userid");
        members.put("limit", 262_144);
        members.put("status", "cannot be overwritten");
        RocketException problem = new RocketException(ProblemType.INVALID_FIELD, "userid is \"x\".", members);

        assertThat(ProblemDocument.text(problem)).isEqualTo("""
                        {"type":"urn:rocket:problem:invalid_field","title":"A field has a value that is not allowed",\
                        "status":400,"detail":"userid is \\"x\\".","field":"userid","limit":262144}""");
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void onlyARefusedTokenAsksForOne(ProblemType type) {
        Map<String, String> headers = ProblemDocument.headers(new RocketException(type, "No."));

        assertThat(headers.containsKey("WWW-Authenticate")).isEqualTo(type == ProblemType.TOKEN_REFUSED);
        assertThat(headers)
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff");
    }

    @Test
    void allowedMethodsAreAHeaderToo() {
        RocketException problem = new RocketException(
                ProblemType.METHOD_NOT_ALLOWED, "Use POST.", Map.of(ProblemDocument.ALLOW, List.of("POST", "OPTIONS")));

        assertThat(ProblemDocument.headers(problem)).containsEntry("Allow", "POST, OPTIONS");
        assertThat(ProblemDocument.text(problem)).contains("\"allow\":[\"POST\",\"OPTIONS\"]");
    }

    @Test
    void whatAContainerHasWrappedIsFound() {
        RocketException problem = new RocketException(ProblemType.CONFLICT, "No.");

        assertThat(Problems.of(new EJBException(new IllegalStateException(problem))))
                .isSameAs(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53300", "57P01"})
    void aLostDatabaseIsToldApart(String state) {
        RocketException problem = Problems.of(new EJBException(new RuntimeException(new SQLException("no", state))));

        assertThat(problem.type()).isEqualTo(ProblemType.DATABASE_UNAVAILABLE);
        assertThat(ProblemDocument.headers(problem)).containsEntry("Retry-After", "5");
    }

    @Test
    void aPoolWithoutConnectionsIsALostDatabase() {
        assertThat(Problems.of(new RuntimeException(new SQLException("none left")))
                        .type())
                .isEqualTo(ProblemType.DATABASE_UNAVAILABLE);
    }

    @Test
    void aStatementThatFailsIsAnIncident() {
        assertThat(Problems.of(new RuntimeException(new SQLException("no", "23505")))
                        .type())
                .isEqualTo(ProblemType.INTERNAL_ERROR);
    }

    @Test
    void anythingElseBecomesAnIncidentThatTellsNothing() {
        RocketException problem = Problems.of(new IllegalStateException("password=secret"));

        assertThat(problem.type()).isEqualTo(ProblemType.INTERNAL_ERROR);
        assertThat(problem.members()).containsOnlyKeys("incident");
        assertThat(ProblemDocument.text(problem)).doesNotContain("secret").doesNotContain("Exception");
    }
}
