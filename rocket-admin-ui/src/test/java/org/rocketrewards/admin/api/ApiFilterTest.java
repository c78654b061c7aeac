package org.rocketrewards.admin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiFilterTest {
    @ParameterizedTest
    @CsvSource({
        "/api,true",
        "/api/,true",
        "/api;x,true",
        "/api/v1/..%2f..%2f,true",
        "/apix,false",
        "/,false",
        "/admin/api,false"
    })
    void whatWasSentDecidesNotWhatItResolvesTo(String sent, boolean api) {
        assertThat(ApiFilter.asksForApi(sent, "")).isEqualTo(api);
    }

    @ParameterizedTest
    @CsvSource({"/rocket/api/v1,true", "/api/v1,false", "/rocket/admin,false"})
    void theContextPathIsTakenOff(String sent, boolean api) {
        assertThat(ApiFilter.asksForApi(sent, "/rocket")).isEqualTo(api);
    }
}
