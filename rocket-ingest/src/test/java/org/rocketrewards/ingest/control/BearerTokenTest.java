package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer rk_x",
                "bearer rk_x",
                "BEARER rk_x",
                "bEaReR rk_x",
                "Bearer    rk_x",
                "Bearer rk_x  ",
                " Bearer rk_x"
            })
    void schemeInAnyCaseAndOneOrMoreBlanks(String header) {
        assertThat(BearerToken.in(header)).contains("rk_x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearerrk_x", "Bearer\trk_x", "Basic cms6eA==", "rk_x", "Bear rk_x"})
    void anythingElseHasNoToken(String header) {
        assertThat(BearerToken.in(header)).isEmpty();
    }

    @Test
    void noHeaderHasNoToken() {
        assertThat(BearerToken.in(null)).isEmpty();
    }

    @Test
    void caseAndBlanksInsideTheTokenAreKept() {
        assertThat(BearerToken.in("Bearer rK_x y")).contains("rK_x y");
    }
}
