package org.rocketrewards.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonLoginTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/admin", "/admin/", "/admin/session", "/admin/deliveries/17", "/admin/VAADIN/dynamic/resource"})
    void knowsPeopleOnThePagesOfTheAdministration(String path) {
        assertThat(PersonLogin.concerns(path)).isTrue();
    }

    @Test
    void whatAPageAsksForWhileNobodyIsThereDoesNotKeepTheSessionOpen() {
        assertThat(PersonLogin.byItself(new FakeRequest().request())).isFalse();
        assertThat(PersonLogin.byItself(
                        new FakeRequest().header("Cookie", "rocket-theme=dark").request()))
                .isFalse();
        assertThat(PersonLogin.byItself(
                        new FakeRequest().header("Cookie", "rocket-idle=1").request()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/administrator",
                "/api/v1/events/1",
                "/api/public/hook/moodle/event",
                "/admin/VAADIN/build/index.js",
                "/admin/VAADIN/static/push.js",
                "/rocket.css"
            })
    void leavesEverythingElseAlone(String path) {
        assertThat(PersonLogin.concerns(path)).isFalse();
    }
}
