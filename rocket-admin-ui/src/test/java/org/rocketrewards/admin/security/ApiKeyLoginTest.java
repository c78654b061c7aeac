package org.rocketrewards.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyLoginTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer ra_x", "bearer ra_x", "BEARER   ra_x "})
    void theSchemeIsKnownInAnyCase(String authorization) {
        assertThat(ApiKeyLogin.presented(authorization)).contains("ra_x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic cmE6eA==", "ra_x", "Bearerra_x"})
    void anythingElsePresentsNoKey(String authorization) {
        assertThat(ApiKeyLogin.presented(authorization)).isEmpty();
    }

    @Test
    void noFieldPresentsNoKey() {
        assertThat(ApiKeyLogin.presented(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1,''",
        "/api/v1/,''",
        "/api/v1/deliveries,deliveries",
        "/api/v1/deliveries.csv,deliveries",
        "/api/v1/sources/a/learners/3,sources"
    })
    void theAreaIsTheFirstPartOfTheAddress(String path, String area) {
        assertThat(ApiKeyLogin.area(path)).isEqualTo(area);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1,true",
        "/api/v1/,true",
        "/api/v1/events/1,true",
        "/api,false",
        "/api/v10,false",
        "/api/public/hook/moodle/event,false",
        "/admin,false"
    })
    void onlyTheFirstVersionOfTheInterfaceIsItsConcern(String path, boolean concern) {
        assertThat(ApiKeyLogin.concerns(path)).isEqualTo(concern);
    }
}
