package org.rocketrewards.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    @ParameterizedTest
    @CsvSource({"same-origin, true", "none, true", "same-site, false", "cross-site, false"})
    void believesWhatTheBrowserSays(String site, boolean own) {
        assertThat(SameOrigin.holds(new FakeRequest()
                        .header("Sec-Fetch-Site", site)
                        .header("Host", "rocket.example")
                        .request()))
                .isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "https://rocket.example, rocket.example, true",
        "http://rocket.example:8080, rocket.example:8080, true",
        "https://evil.example, rocket.example, false",
        "https://rocket.example.evil.example, rocket.example, false",
        "null, rocket.example, false",
        "not a url, rocket.example, false"
    })
    void elseComparesTheOriginWithTheHost(String origin, String host, boolean own) {
        assertThat(SameOrigin.holds(new FakeRequest()
                        .header("Origin", origin)
                        .header("Host", host)
                        .request()))
                .isEqualTo(own);
    }

    @Test
    void aProgramThatSaysNothingIsNoOtherSite() {
        assertThat(SameOrigin.holds(
                        new FakeRequest().header("Host", "rocket.example").request()))
                .isTrue();
    }
}
