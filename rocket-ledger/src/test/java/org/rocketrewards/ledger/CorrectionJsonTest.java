package org.rocketrewards.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocketrewards.model.RocketException;

class CorrectionJsonTest {
    @Test
    void anAdjustmentIsRead() {
        CorrectionDraft draft = CorrectionJson.read("""
                {"kind":"adjustment","source":"moodle","learner":31,"points":-20,"reason":"exam moved",
                 "reference":"T-17","occurredAt":"2026-11-22T10:00:00+01:00"}
                """);

        assertThat(draft)
                .isEqualTo(new CorrectionDraft(
                        CorrectionKind.ADJUSTMENT,
                        "moodle",
                        31L,
                        null,
                        null,
                        -20L,
                        false,
                        Instant.parse("2026-11-22T09:00:00Z"),
                        "exam moved",
                        "T-17"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    []                                                                      | malformed_body  | ``
                    {"kind":                                                                | malformed_body  | ``
                    {}                                                                      | missing_field   | kind
                    {"kind":"gift"}                                                         | invalid_field   | kind
                    {"kind":"adjustment","colour":1}                                        | invalid_field   | colour
                    {"kind":"adjustment","source":"m","learner":1,"points":5}               | missing_field   | reason
                    {"kind":"adjustment","source":"m","learner":1,"reason":"r"}             | missing_field   | points
                    {"kind":"adjustment","learner":1,"points":5,"reason":"r"}               | missing_field   | source
                    {"kind":"adjustment","source":"m","points":5,"reason":"r"}              | missing_field   | learner
                    {"kind":"adjustment","source":"m","learner":1,"points":0,"reason":"r"}  | invalid_field   | points
                    {"kind":"adjustment","source":"m","learner":1,"points":1.5,"reason":"r"} | invalid_field  | points
                    {"kind":"adjustment","source":"m","learner":1,"points":"5","reason":"r"} | invalid_field  | points
                    {"kind":"adjustment","source":"m","learner":1,"points":1000000001,"reason":"r"} | invalid_field | points
                    {"kind":"adjustment","source":"m","learner":1,"points":5,"reason":" "}  | invalid_field   | reason
                    {"kind":"adjustment","source":"m","learner":1,"points":5,"reason":"r","entry":2} | invalid_field | entry
                    {"kind":"adjustment","source":"m","learner":1099511627776,"points":5,"reason":"r"} | invalid_field | learner
                    {"kind":"adjustment","source":"m","learner":1,"points":5,"reason":"r","occurredAt":"today"} | invalid_field | occurredAt
                    {"kind":"adjustment","source":"m","learner":1,"points":5,"reason":"r","keepsAward":true} | invalid_field | keepsAward
                    {"kind":"reversal","source":"m","learner":1,"reason":"r"}               | missing_field   | entry
                    {"kind":"event_reversal","reason":"r"}                                  | missing_field   | event
                    {"kind":"event_reversal","event":7,"source":"m","reason":"r"}           | invalid_field   | source
                    """)
    void whatCannotBeMeantIsRefused(String json, String problem, String field) {
        RocketException refusal = catchThrowableOfType(RocketException.class, () -> CorrectionJson.read(json));

        assertThat(refusal.type().slug()).isEqualTo(problem);
        assertThat(refusal.members().getOrDefault("field", "")).isEqualTo(field);
    }
}
