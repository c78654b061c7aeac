package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.it.browser.Buttons.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

@ExtendWith({RunningRocket.class, Browser.Extension.class})
class SourceTokenE2E {
    @Test
    void aTokenIsReplacedWithoutLosingAnEventAndTheOldOneRevoked(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        Page page = browser.page(rocket);
        Staff.hire(rocket, "operator").signIn(page, "/admin/sources/" + source.name());

        button(page, "New token").click();
        page.getByLabel("24 hours").check();
        button(page, "Make the token").click();
        Locator shown = page.locator("vaadin-dialog-overlay .code-line .code").first();
        shown.waitFor();
        Hook fresh = new Hook(rocket.http(), shown.innerText());
        button(page, "I have copied it").click();
        page.locator("vaadin-dialog-overlay")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        page.getByText("Running out").first().waitFor();
        assertThat(page.content()).doesNotContain(fresh.token());
        assertThat(status(fresh)).isEqualTo(200);
        assertThat(status(source.hook())).isEqualTo(200);

        button(page, "Revoke " + source.hook().token().substring(0, 11) + "…").click();
        page.getByText("Deliveries with this token are refused from now on.")
                .first()
                .waitFor();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Revoke").setExact(true))
                .click();
        page.getByText("Revoked").first().waitFor();

        assertThat(status(source.hook())).isEqualTo(401);
        assertThat(status(fresh)).isEqualTo(200);
    }

    @Test
    void theOldTokenIsTakenDuringTheOverlapAndRefusedAfterIt(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        assertThat(status(source.hook())).isEqualTo(200);
        Page page = browser.page(rocket);
        Staff.hire(rocket, "operator").signIn(page, "/admin/sources/" + source.name());
        button(page, "New token").click();
        page.getByLabel("1 hour").check();
        button(page, "Make the token").click();
        Locator shown = page.locator("vaadin-dialog-overlay .code-line .code").first();
        shown.waitFor();
        Hook fresh = new Hook(rocket.http(), shown.innerText());
        button(page, "I have copied it").click();
        page.getByText("Not used any more").first().waitFor();

        assertThat(status(fresh)).isEqualTo(200);
        assertThat(status(source.hook())).isEqualTo(200);
        Awaitility.await()
                .pollInSameThread()
                .ignoreExceptions()
                .atMost(Duration.ofSeconds(45))
                .until(() -> {
                    page.reload();
                    page.getByText("still comes from 127.0.0.1")
                            .first()
                            .waitFor(new Locator.WaitForOptions().setTimeout(4_000));
                    return true;
                });

        rocket.sql()
                .update(
                        "UPDATE source_token SET expires_at = now() - interval '1 second' WHERE source_id = ? AND prefix = ?",
                        source.id(),
                        source.hook().token().substring(0, 11));
        rocket.settingsChanged();
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> status(source.hook()) == 401);
        assertThat(status(fresh)).isEqualTo(200);
        page.reload();
        page.getByText("Run out", new Page.GetByTextOptions().setExact(true))
                .first()
                .waitFor();
    }

    @Test
    void revokingSaysWhatItBreaks(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        assertThat(status(source.hook())).isEqualTo(200);
        Page page = browser.page(rocket);
        Staff.hire(rocket, "operator").signIn(page, "/admin/sources/" + source.name());

        button(page, "Revoke " + source.hook().token().substring(0, 11) + "…").click();
        page.getByText("from at least 1 workflow").first().waitFor();
    }

    @Test
    void aListThatShutsEveryoneOutIsConfirmedTwice(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        status(source.hook());
        Page page = browser.page(rocket);
        Staff.hire(rocket, "admin").signIn(page, "/admin/sources/" + source.name());

        page.getByText("Open to every address").first().waitFor();
        page.getByLabel("Network or address").fill("192.0.2.0/24");
        button(page, "Add").click();
        page.getByText("nobody who delivers now could go on").first().waitFor();
        Locator confirm = page.locator("vaadin-confirm-dialog-overlay")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add"));
        assertThat(confirm.isDisabled()).isTrue();
        page.getByLabel("I know that this stops all deliveries").check();
        confirm.click();
        page.locator(".table").getByText("192.0.2.0/24").first().waitFor();

        page.getByLabel("Test an address").fill("192.0.2.7");
        button(page, "Test").click();
        page.getByText("May deliver").first().waitFor();
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> status(source.hook()) == 403);
    }

    private static int status(Hook hook) {
        return hook.post(Hook.json(Map.of(
                        "id",
                        "1",
                        "eventname",
                        "\\core\\event\\user_loggedin",
                        "userid",
                        "31",
                        "timecreated",
                        Hook.now())))
                .status();
    }
}
