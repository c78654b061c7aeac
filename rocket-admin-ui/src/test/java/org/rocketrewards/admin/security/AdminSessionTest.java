package org.rocketrewards.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.rocketrewards.access.SignedIn;
import org.rocketrewards.access.boundary.SessionLimits;
import org.rocketrewards.model.access.Role;

class AdminSessionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant PASSWORD_AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final SignedIn ANNA = new SignedIn("anna", Role.ADMIN, false, PASSWORD_AT);

    private static final SessionLimits LIMITS = new SessionLimits();

    private final FakeRequest browser = new FakeRequest();

    @Test
    void nobodyIsSignedInAtFirst() {
        assertThat(AdminSession.find(browser.request(), LIMITS, after(Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void signingInReplacesTheSessionThatWasThereBefore() {
        browser.request().getSession().setAttribute("planted", "by an attacker");
        FakeRequest.FakeSession before = browser.session();

        open();

        assertThat(before.ended()).isTrue();
        assertThat(browser.session().attributes()).doesNotContainKey("planted");
        assertThat(AdminSession.find(browser.request(), LIMITS, after(Duration.ZERO)))
                .isPresent();
    }

    @Test
    void anIdleSessionRunsOut() {
        open();

        assertThat(AdminSession.find(browser.request(), LIMITS, after(Duration.ofMinutes(30))))
                .isPresent();
        assertThat(AdminSession.find(browser.request(), LIMITS, after(Duration.ofMinutes(31))))
                .isEmpty();
        assertThat(browser.session().ended()).isTrue();
    }

    @Test
    void activityKeepsItOpenButNotForEver() {
        open();
        for (int minutes = 20; minutes <= 12 * 60; minutes += 20) {
            Clock now = after(Duration.ofMinutes(minutes));
            AdminSession.find(browser.request(), LIMITS, now).orElseThrow().touch(browser.request(), now);
        }

        assertThat(AdminSession.find(browser.request(), LIMITS, after(Duration.ofMinutes(12 * 60 + 1))))
                .isEmpty();
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeItLonger() {
        open();
        Duration back = Duration.ofDays(-40);

        assertThat(AdminSession.find(browser.request(), LIMITS, after(back))).isPresent();
        assertThat(AdminSession.find(browser.request(), LIMITS, after(back.plusMinutes(31))))
                .isEmpty();
    }

    @Test
    void aNewPasswordEndsTheSessionsOpenedWithTheOldOne() {
        open();
        SignedIn changed = new SignedIn("anna", Role.ADMIN, false, NOW);
        AdminSession session = AdminSession.find(browser.request(), LIMITS, after(Duration.ZERO))
                .orElseThrow();

        assertThat(session.fits(ANNA)).isTrue();
        assertThat(session.fits(changed)).isFalse();
    }

    @Test
    void theSessionInWhichThePasswordWasChangedGoesOn() {
        open();
        SignedIn changed = new SignedIn("anna", Role.ADMIN, false, NOW);

        AdminSession.passwordChanged(browser.request(), changed);

        assertThat(AdminSession.find(browser.request(), LIMITS, after(Duration.ZERO)))
                .hasValueSatisfying(session -> assertThat(session.fits(changed)).isTrue());
    }

    private void open() {
        AdminSession.open(browser.request(), ANNA, "session-1", LIMITS, after(Duration.ZERO));
    }

    private static Clock after(Duration time) {
        return Clock.fixed(NOW.plus(time), ZoneOffset.UTC);
    }
}
