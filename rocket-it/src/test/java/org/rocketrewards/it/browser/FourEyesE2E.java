package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rocketrewards.it.browser.Buttons.button;
import static org.rocketrewards.it.browser.Buttons.inDialog;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;

/** On a Rocket of its own, since four eyes are a setting of the whole. */
@ExtendWith(Browser.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FourEyesE2E {
    private static final String HOSTILE = "<script>document.title='x'</script>\u202e see ticket";

    private RocketProcess process;
    private Rocket rocket;

    @BeforeAll
    void start() {
        process = RocketProcess.fresh("four-eyes")
                .with("ROCKET_CORRECTIONS_FOUR_EYES", "true")
                .start();
        rocket = new Rocket(process);
    }

    @AfterAll
    void stop() {
        process.close();
    }

    @Test
    void anAdjustmentIsBookedWhenASecondPersonAgrees(Browser browser) {
        Rocket.Source source = rocket.newSource();
        assertThat(source.hook()
                        .post(Hook.json(Map.of(
                                "id", "7",
                                "eventname", "\\mod_forum\\event\\post_created",
                                "userid", "31",
                                "courseid", "2",
                                "objectid", "44",
                                "timecreated", "1795348800")))
                        .status())
                .isEqualTo(200);
        Page first = browser.page(rocket);
        Staff.hire(rocket, "operator").signIn(first, "/admin/learners/" + source.name() + "/31");
        button(first, "Adjust points…").click();
        first.getByLabel("Points", new Page.GetByLabelOptions().setExact(true)).fill("20");
        first.getByText("Balance 5 → 25").first().waitFor();
        inDialog(first, "Book").click();
        first.getByText("Say why.").first().waitFor();
        first.getByLabel("Reason").fill(HOSTILE);
        inDialog(first, "Book").click();
        first.getByText("waits for somebody else to approve it").first().waitFor();
        assertThat(rocket.balance(source, 31)).isEqualTo(5);

        first.navigate("/admin/corrections");
        first.getByText("You asked for it, so somebody else has to approve it.")
                .first()
                .waitFor();
        assertThat(button(first, "Approve").count()).isZero();

        Page second = browser.page(rocket);
        Staff.hire(rocket, "admin").signIn(second, "/admin/corrections");
        second.getByText("Adjustment of +20 points").first().waitFor();
        assertThat(second.locator(".card .quote").first().innerText()).contains("<script>", "[U+202E]");
        assertThat(second.title()).startsWith("Corrections");
        button(second, "Approve").click();
        inDialog(second, "Approve").click();
        await().untilAsserted(() -> assertThat(rocket.balance(source, 31)).isEqualTo(25));
        second.getByText("Booked").first().waitFor();
        assertThat(rocket.sql()
                        .number("SELECT count(*) FROM audit_record WHERE action IN ('correction.request',"
                                + " 'correction.book') AND result = 'done'"))
                .isEqualTo(2);
    }

    @Test
    void anAuditorSeesWhatWaitsAndDecidesNothing(Browser browser) {
        Page page = browser.page(rocket);
        Staff.hire(rocket, "auditor").signIn(page, "/admin/corrections");
        page.getByText("With four eyes, a correction is booked").first().waitFor();

        assertThat(button(page, "Approve").count()).isZero();
        assertThat(button(page, "Refuse").count()).isZero();
    }
}
