package org.rocketrewards.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** What every answer tells a browser, and what a browser is not let do on behalf of another site. */
@ExtendWith(RunningRocket.class)
class BrowserRulesIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /admin",
                "GET /admin/",
                "GET /admin/sign-in",
                "GET /admin/nothing",
                "GET /admin/session",
                "POST /admin/session",
                "GET /admin/VAADIN/build/nothing.js",
                "GET /rocket.css",
                "GET /rocket-frame.css",
                "GET /rocket.js",
                "GET /rocket.svg",
                "GET /nothing",
                "GET /WEB-INF/web.xml",
                "GET /error",
                "GET /api",
                "GET /api/v1",
                "POST /api/v1/people/anna/disabling",
                "GET /api//v1",
                "GET /api/nothing",
                "GET /api/public/checkpoint",
                "POST /api/public/hook/moodle/event",
                "GET /api/public/hook/moodle/event"
            })
    void everyAnswerTellsTheBrowserWhatItMayDo(String request, Rocket rocket) {
        String[] parts = request.split(" ");
        Answer answer = rocket.http().send(rocket.http().to(parts[1]).method(parts[0], BodyPublishers.noBody()));

        assertThat(answer.header("X-Content-Type-Options")).as(request).hasValue("nosniff");
        assertThat(answer.header("Referrer-Policy")).as(request).hasValue("no-referrer");
        assertThat(answer.header("Content-Security-Policy"))
                .as(request)
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("*", "http:", "'unsafe-inline' 'unsafe-eval'"));
        assertThat(answer.header("Server")).as(request).isEmpty();
        assertThat(answer.header("X-Powered-By")).as(request).isEmpty();
        answer.assertKeepsItsInsides();
    }

    @Test
    void thePolicyOfAPageHasANonceOfItsOwn(Rocket rocket) {
        String first = policy(rocket);
        String second = policy(rocket);

        assertThat(first).contains("script-src 'self' 'nonce-").contains("form-action 'self'");
        assertThat(second).isNotEqualTo(first);
    }

    /** A form that another site sends signs nobody in, whatever it knows. */
    @Test
    void anotherSitesFormIsNotUsed(Rocket rocket) {
        String name = rocket.process().firstRun().getProperty("admin.user");
        for (List<String> header : List.of(
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"),
                List.of("Origin", "https://evil.example"),
                List.of("Origin", "null"))) {
            Answer answer = rocket.http()
                    .send(form(rocket, "username=" + name + "&password=whatever")
                            .header(header.get(0), header.get(1)));
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.header("Location")).as(header.toString()).hasValue("/admin/sign-in?elsewhere");
        }
    }

    /** Vaadin answers calls of the page only to who knows the token that it gave that page. */
    @Test
    void aCallWithoutThePagesTokenChangesNothing(Rocket rocket) {
        Answer page = rocket.http().send(rocket.http().to("/admin/sign-in").GET());
        String cookie = page.header("Set-Cookie").map(set -> set.split(";")[0]).orElse("");
        Answer forged = rocket.http()
                .send(rocket.http()
                        .to("/admin/?v-r=uidl&v-uiId=0")
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(BodyPublishers.ofString(
                                "{\"csrfToken\":\"forged\",\"rpc\":[],\"syncId\":0,\"clientId\":0}")));

        assertThat(forged.body()).doesNotContain("\"changes\"");
    }

    /** A session id that an attacker planted is neither taken over nor worth anything after the sign-in. */
    @Test
    void aPlantedSessionIdIsNotTakenOver(Rocket rocket) {
        String planted = "0123456789abcdef0123456789ab";
        Answer page = rocket.http()
                .send(rocket.http()
                        .to("/admin/sign-in")
                        .header("Cookie", "rocket-session=" + planted)
                        .GET());

        page.header("Set-Cookie").ifPresent(cookie -> assertThat(cookie).doesNotContain(planted));
        Answer later = rocket.http()
                .send(rocket.http()
                        .to("/admin/people")
                        .header("Cookie", "rocket-session=" + planted)
                        .GET());
        assertThat(later.body().toLowerCase(Locale.ROOT)).doesNotContain("api-keys");
    }

    @Test
    void theSessionsCookieIsOutOfReach(Rocket rocket) {
        Answer page = rocket.http().send(form(rocket, "username=nobody&password=wrong"));
        rocket.http()
                .send(rocket.http().to("/admin/").GET())
                .header("Set-Cookie")
                .ifPresent(cookie -> assertThat(cookie)
                        .contains("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax")
                        .startsWith("rocket-session="));

        assertThat(page.header("Cache-Control")).hasValue("no-store");
        assertThat(page.header("Location")).hasValue("/admin/sign-in?refused");
    }

    private static String policy(Rocket rocket) {
        return rocket.http()
                .send(rocket.http().to("/admin/sign-in").GET())
                .header("Content-Security-Policy")
                .orElseThrow();
    }

    private static HttpRequest.Builder form(Rocket rocket, String body) {
        return rocket.http()
                .to("/admin/session")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }
}
