package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.it.browser.Buttons.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Inviting, letting in, keeping out. */
@ExtendWith({RunningRocket.class, Browser.Extension.class})
class PeopleE2E {
    private static final String PASSWORD = "purple harbour otter";

    @Test
    void whoeverIsInvitedChoosesThePasswordAndReadsButChangesNothing(Rocket rocket, Browser browser) {
        Page admin = Staff.signedIn(rocket, browser, "admin", "/admin/people");
        press(admin, "Invite");
        admin.getByLabel("Name", exact()).fill("vera.revision");
        Accessibility.lookAtDialog(admin, "people-invite", "vaadin-dialog-overlay");
        press(admin, "Make the link");
        admin.getByText("It cannot be shown again").first().waitFor();
        Accessibility.lookAtDialog(admin, "people-invited", "vaadin-dialog-overlay");
        String link = admin.locator("vaadin-dialog-overlay .code").innerText();
        press(admin, "I have copied it");
        admin.getByText("vera.revision").first().waitFor();

        Page guest = browser.page(rocket);
        String path = link.substring(link.indexOf("/admin/"));
        guest.navigate(path);
        guest.getByText("You sign in as vera.revision").first().waitFor();
        Accessibility.look(guest, "welcome");
        guest.getByLabel("New password", exact()).fill("sunshine2024!!");
        guest.getByLabel("New password, again", exact()).fill("sunshine2024!!");
        press(guest, "Set password");
        guest.locator("vaadin-password-field[invalid]").waitFor();
        guest.getByLabel("New password", exact()).fill(PASSWORD);
        guest.getByLabel("New password, again", exact()).fill(PASSWORD);
        press(guest, "Set password");
        guest.getByText("Your password is set").first().waitFor();
        new Staff("vera.revision", PASSWORD).fillIn(guest);
        guest.waitForURL(url -> !url.contains("/sign-in"));

        for (String page : List.of("people", "people/api-keys", "people/sessions", "sources", "settings")) {
            guest.navigate("/admin/" + page);
            guest.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                    .waitFor();
            for (String change : List.of("Invite", "New API key", "Register", "End", "Revoke")) {
                assertThat(button(guest, change).count())
                        .as(page + ": " + change)
                        .isZero();
            }
        }

        Page late = browser.page(rocket);
        late.navigate(path);
        late.getByText("This link no longer works").first().waitFor();
        Accessibility.look(late, "welcome-over");
        assertThat(rocket.sql()
                        .number("SELECT count(*) FROM audit_record WHERE actor = 'vera.revision'"
                                + " AND action IN ('invitation.accept', 'person.create')"))
                .isEqualTo(2);
    }

    @Test
    void whoeverIsDisabledIsOutAtTheNextClick(Rocket rocket, Browser browser) {
        Page admin = Staff.signedIn(rocket, browser, "admin", "/admin/people");
        Page other = browser.page(rocket);
        Staff operator = Staff.hire(rocket, "operator");
        operator.signIn(other, "/admin/sources");

        admin.reload();
        admin.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions()
                                .setName("Actions for " + operator.name())
                                .setExact(true))
                .click();
        admin.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Disable"))
                .click();
        admin.getByText("their 1 open sessions end now").first().waitFor();
        button(admin, "Disable").last().click();
        admin.getByText("Say why.").first().waitFor();
        admin.getByLabel("Reason").fill("left the company");
        Accessibility.lookAtDialog(admin, "people-disable", "vaadin-dialog-overlay");
        button(admin, "Disable").last().click();
        admin.getByText(operator.name() + " can no longer sign in.").first().waitFor();

        other.navigate("/admin/sources");
        other.locator("input[name=username]").waitFor();
        Accessibility.look(admin, "people");
    }

    @Test
    void aSessionCanBeEndedFromAnother(Rocket rocket, Browser browser) {
        Staff person = Staff.hire(rocket, "operator");
        Page here = browser.page(rocket);
        Page there = browser.page(rocket);
        person.signIn(there, "/admin/sources");
        person.signIn(here, "/admin/account/sessions");
        button(here, "End a session of " + person.name()).click();
        here.getByText("has ended").first().waitFor();
        Accessibility.look(here, "own-sessions");

        there.navigate("/admin/sources");
        there.locator("input[name=username]").waitFor();
        here.navigate("/admin/sources");
        here.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sources"))
                .waitFor();
    }

    @Test
    void anApiKeyIsShownOnceReachesItsScopesAndCanBeRevoked(Rocket rocket, Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "admin", "/admin/people/api-keys");
        press(page, "New API key");
        page.getByLabel("Name", exact()).fill("monthly-report");
        page.getByLabel("Only these parts of the interface").fill("deliv");
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("deliveries").setExact(true))
                .click();
        page.keyboard().press("Escape");
        Accessibility.lookAtDialog(page, "api-key-new", "vaadin-dialog-overlay");
        press(page, "Make the key");
        page.getByText("Copy the key now").first().waitFor();
        String key = page.locator("vaadin-dialog-overlay .code").innerText();
        press(page, "I have copied it");

        assertThat(get(rocket, key, "deliveries").status()).isEqualTo(200);
        get(rocket, key, "sources").assertProblem(403, "forbidden");
        page.reload();
        page.getByText("monthly-report").first().waitFor();
        Accessibility.look(page, "api-keys");

        button(page, "Revoke the API key monthly-report").click();
        page.getByLabel("Reason").fill("no longer needed");
        button(page, "Revoke").last().click();
        page.getByText("The API key monthly-report is revoked.").first().waitFor();
        assertThat(get(rocket, key, "deliveries").status()).isEqualTo(401);
    }

    @Test
    void sessionsAndSettings(Rocket rocket, Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "auditor", "/admin/people/sessions");
        page.getByText("This one").first().waitFor();
        Accessibility.look(page, "sessions");

        page.navigate("/admin/settings");
        page.getByText("rocket.db.password", new Page.GetByTextOptions().setExact(true))
                .first()
                .waitFor();
        Accessibility.look(page, "settings");
        assertThat(page.getByRole(AriaRole.MAIN).innerText())
                .contains("ROCKET_PORT", "rocket.seal.interval.millis")
                .doesNotContain(rocket.process().firstRun().getProperty("admin.password"));
    }

    private static Answer get(Rocket rocket, String key, String path) {
        return rocket.http()
                .send(rocket.http()
                        .to("/api/v1/" + path)
                        .header("Authorization", "Bearer " + key)
                        .GET());
    }

    private static void press(Page page, String name) {
        button(page, name).click();
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
