package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.it.browser.Buttons.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Badges are made and mapped in the browser; a badge that Moodle awards then pays. */
@ExtendWith({RunningRocket.class, Browser.Extension.class})
class BadgesE2E {
    private static final String GUIDE = """
            {
              "trigger": "badge_awarded",
              "conditions": { "badge_id": "course_master_badge" },
              "actions": { "award_points": 100, "issue_rocket_badge": "course_completion_expert" }
            }
            """;
    private static final String DRAWING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><circle cx=\"4\" cy=\"4\" r=\"4\"/></svg>";

    private Rocket rocket;
    private Rocket.Source source;

    @BeforeEach
    void newSource(Rocket running) {
        rocket = running;
        source = running.newSource();
    }

    @Test
    void theGuidesMappingIsPastedAndPays(Browser browser) {
        assertThat(awarded(1, 31)).isEqualTo(15);
        Page page = browser.page(rocket);
        Staff.hire(rocket, "operator").signIn(page, "/admin/badges");

        button(page, "Add a mapping").click();
        page.getByLabel("Document")
                .fill("{\"trigger\": \"badge_awarded\", \"conditions\": {}," + " \"actions\": {\"award_points\": 1}}");
        page.getByText("conditions.badge_id is required.").first().waitFor();
        page.getByLabel("Document").fill(GUIDE);
        page.waitForFunction("[...document.querySelectorAll('vaadin-dialog-overlay vaadin-text-field')]"
                + ".some(field => field.value === 'course_master_badge')");
        page.locator("vaadin-dialog-overlay").getByLabel("Source").last().click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(source.name()).setExact(true))
                .click();
        page.locator("vaadin-dialog-overlay")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add"))
                .click();
        page.locator(".table tr")
                .filter(new Locator.FilterOptions().setHasText(source.name()))
                .getByText("course_master_badge")
                .first()
                .waitFor();

        assertThat(awarded(2, 32)).isEqualTo(100);
        page.navigate("/admin/badges/course_completion_expert");
        Locator holder = page.locator(".table tr").filter(new Locator.FilterOptions().setHasText(source.name()));
        holder.getByText("Has it").first().waitFor();
        holder.getByText("Learner 32").first().waitFor();

        assertThat(points(3, 32, "badge_revoked")).isEqualTo(-100);
        page.reload();
        page.getByText("Nobody.").or(page.getByText("Has it")).first().waitFor();
        assertThat(page.getByText("Learner 32").count()).isZero();
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    private int awarded(int id, int learner) {
        return points(id, learner, "badge_awarded");
    }

    private int points(int id, int learner, String event) {
        return source.hook()
                .post("{\"id\": " + id + ", \"eventname\": \"\\\\core\\\\event\\\\" + event + "\", \"userid\": 2,"
                        + " \"relateduserid\": " + learner + ", \"objectid\": " + learner
                        + ", \"badge_id\": \"course_master_badge\", \"courseid\": 2, \"timecreated\": 1795348800}")
                .json()
                .getInt("points");
    }

    @Test
    void aBadgeIsMadeAndItsPictureChecked(Browser browser) {
        String key = "e2e-" + source.id();
        Page page = browser.page(rocket);
        Staff.hire(rocket, "admin").signIn(page, "/admin/badges");
        button(page, "New badge").click();
        page.getByLabel("Key", new Page.GetByLabelOptions().setExact(true)).fill(key);
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("<script>alert(1)</script>");
        button(page, "Make the badge").click();
        page.waitForURL("**/badges/" + key);
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("<script>alert(1)</script>"))
                .waitFor();

        upload(page, DRAWING.replace("<circle", "<script/><circle"));
        page.locator(".complaint").getByText("The picture").first().waitFor();
        upload(page, DRAWING);
        page.locator(".badge-picture img").waitFor();
        page.waitForFunction("document.querySelector('.badge-picture img').naturalWidth > 0");

        page.getByLabel("Description").fill("Shines");
        button(page, "Save").click();
        // the picture was "Saved" too: what is in the books tells the two apart
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                Admin.of(rocket).get("rocket-badges/" + key).toString())
                        .contains("Shines", "image/svg+xml"));
    }

    private static void upload(Page page, String drawing) {
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("star.svg", "image/svg+xml", drawing.getBytes(StandardCharsets.UTF_8)));
    }
}
