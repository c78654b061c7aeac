package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

@ExtendWith({RunningRocket.class, Browser.Extension.class})
class SignInE2E {
    private static final String NEW_PASSWORD = "purple harbour otter";

    @Test
    void theFirstPersonHasToChangeThePasswordBeforeAnythingElse(Rocket rocket, Browser browser) {
        Properties firstRun = rocket.process().firstRun();
        Page page = browser.page(rocket);
        new Staff(firstRun.getProperty("admin.user"), firstRun.getProperty("admin.password"))
                .signIn(page, "/admin/deliveries");

        page.waitForURL("**/admin/password");
        page.navigate("/admin/sources");
        page.waitForURL("**/admin/password");
        fill(page, "Current password", firstRun.getProperty("admin.password"));
        fill(page, "New password", "Rocket2026!!");
        fill(page, "New password, again", "Rocket2026!!");
        change(page);
        page.getByText("Too little of it is left without the name of the product.")
                .first()
                .waitFor();
        fill(page, "New password", NEW_PASSWORD);
        fill(page, "New password, again", NEW_PASSWORD);
        change(page);

        page.waitForURL("**/admin/overview");
        heading(page, "Overview").waitFor();
    }

    @Test
    void aWrongPasswordIsRefusedInTheWordsOfAnUnknownName(Rocket rocket, Browser browser) {
        Staff known = Staff.hire(rocket, "auditor");
        List<String> answers = new ArrayList<>();
        for (Staff guess : List.of(new Staff(known.name(), "wrong"), new Staff("nobody-at-all", "wrong"))) {
            Page page = browser.page(rocket);
            page.navigate("/admin/");
            guess.fillIn(page);
            page.getByText("Name and password do not fit together").first().waitFor();
            answers.add(page.getByRole(AriaRole.MAIN).innerText());
            assertThat(page.url()).endsWith("/admin/sign-in?refused");
        }

        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(rocket.sql()
                        .number(
                                "SELECT count(*) FROM audit_record WHERE action = 'person.sign_in'"
                                        + " AND result = 'refused' AND actor = ?",
                                known.name()))
                .isEqualTo(1);
        assertThat(rocket.sql().number("SELECT count(*) FROM audit_record WHERE object_id = 'nobody-at-all'"))
                .isZero();
    }

    @Test
    void signingInChangesTheSessionAndSigningOutEndsIt(Rocket rocket, Browser browser) {
        Page page = browser.page(rocket);
        page.navigate("/admin/learners");
        page.locator("input[name=username]").waitFor();
        Cookie before = session(page);
        Staff.hire(rocket, "operator").fillIn(page);
        heading(page, "Learners").waitFor();
        Cookie after = session(page);

        assertThat(after.value).isNotEqualTo(before.value);
        assertThat(after.httpOnly).isTrue();
        assertThat(after.sameSite.name()).isEqualTo("LAX");

        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Account of"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.getByText("You are signed out.").first().waitFor();
        page.navigate("/admin/learners");
        page.waitForURL("**/admin/sign-in");
        Answer old = rocket.http()
                .send(rocket.http().to("/admin/learners").header("Cookie", "rocket-session=" + after.value));
        assertThat(old.body()).doesNotContain("operator-");
    }

    @Test
    void everyAnswerTellsTheBrowserWhatItMayDo(Rocket rocket, Browser browser) {
        Page page = browser.page(rocket);
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        Response answer = page.navigate("/admin/");
        page.locator("input[name=username]").waitFor();

        assertThat(answer.headers().get("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'")
                .doesNotContain("http:", "https:");
        assertThat(answer.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .doesNotContainKey("server");
        assertThat(complaints).isEmpty();
        for (String path : List.of("/", "/nothing", "/rocket.css", "/api/v1", "/api/nothing")) {
            Answer plain =
                    rocket.http().send(rocket.http().to(path).method("GET", HttpRequest.BodyPublishers.noBody()));
            assertThat(plain.header("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(plain.header("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        }
    }

    private static void fill(Page page, String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    private static void change(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change password"))
                .click();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private static Cookie session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("rocket-session"))
                .findFirst()
                .orElseThrow();
    }
}
