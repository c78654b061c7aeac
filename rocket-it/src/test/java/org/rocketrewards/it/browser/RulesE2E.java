package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.it.browser.Buttons.button;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.rules.Drafts;

/** Rules are changed in the browser, tried on what a real Moodle sent, published, and taken back. */
@ExtendWith({RunningRocket.class, Browser.Extension.class})
class RulesE2E {
    private Rocket rocket;
    private Admin admin;
    private Rocket.Source source;

    @BeforeEach
    void newSource(Rocket running) {
        rocket = running;
        admin = Admin.of(running);
        source = running.newSource();
        backToTheDefaults();
    }

    @AfterEach
    void backToTheDefaults() {
        new Drafts(admin).backToTheDefaults();
    }

    @Test
    void aDraftIsSimulatedPublishedAndRolledBack(Browser browser) throws IOException {
        source.hook().postRecorded();
        Page page = browser.page(rocket);
        Staff.hire(rocket, "admin").signIn(page, "/admin/rules");

        button(page, "Make a draft").click();
        page.waitForURL("**/rules/draft");
        page.getByLabel("Find a rule").fill("forum.posted");
        page.getByText("1 rule", new Page.GetByTextOptions().setExact(true))
                .first()
                .waitFor();
        link(page, "Forum reply posted").click();
        page.locator(".sentence")
                .getByText("earns 5 points, at most 3 a day")
                .first()
                .waitFor();
        page.locator(".editor-side .table tbody tr").first().waitFor();
        Locator points = page.getByLabel("Points", new Page.GetByLabelOptions().setExact(true))
                .and(page.locator("input:visible"));
        points.fill("no number");
        button(page, "Save").click();
        page.getByText("must be a whole number from 0 to 1000000000", new Page.GetByTextOptions().setExact(false))
                .first()
                .waitFor();
        points.fill("7");
        page.locator(".sentence").getByText("earns 7 points").first().waitFor();
        button(page, "Save").click();
        page.waitForURL("**/rules/draft");
        page.getByText("1 rule changed, none added, none removed").first().waitFor();

        link(page, "Simulate the draft").click();
        choose(page, "Source", source.name());
        button(page, "Simulate").click();
        page.waitForURL("**/rules/simulations/*");
        page.locator(".sentence").getByText("points instead of").first().waitFor();
        Download file = page.waitForDownload(
                () -> link(page, "Download all learners that differ as CSV").click());
        assertThat(Files.readString(file.path())).contains(source.name() + ",", ",forum.posted,");

        page.navigate("/admin/rules/draft/publish");
        page.getByText("points instead of").first().waitFor();
        button(page, "Publish the draft").click();
        page.getByText("Say why.").first().waitFor();
        page.getByLabel("Why").fill("Forum posts are worth more");
        button(page, "Publish the draft").click();
        page.waitForURL("**/rules/versions/*");
        page.locator(".badge").getByText("In force").first().waitFor();
        page.getByText("Forum posts are worth more").first().waitFor();
        assertThat(points(900_001)).isEqualTo(7);

        page.navigate("/admin/rules/versions/1");
        button(page, "Go back to it").click();
        page.getByLabel("Reason").fill("It was too much");
        button(page, "Publish again").click();
        page.getByText("Has again the rules of").first().waitFor();
        page.locator(".badge").getByText("In force").first().waitFor();
        assertThat(points(900_002)).isEqualTo(5);
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    /** What a forum post of a learner of its own earns. */
    private int points(int id) {
        return source.hook()
                .post("{\"id\": " + id + ", \"eventname\": \"\\\\mod_forum\\\\event\\\\post_created\", \"userid\": "
                        + id + ", \"objectid\": 4, \"courseid\": 2, \"timecreated\": 1795348800}")
                .json()
                .getInt("points");
    }

    @Test
    void twoAdministratorsNeverOverwriteEachOther(Browser browser) {
        admin.send("POST", "rule-sets/draft", null, "{}");
        Page page = browser.page(rocket);
        Staff.hire(rocket, "admin").signIn(page, "/admin/rules/draft/rule/course.completed");
        page.locator(".sentence").getByText("earns 50 points").first().waitFor();

        Answer draft = admin.send("GET", "rule-sets/draft", null, null);
        admin.send(
                "PATCH",
                "rule-sets/draft/rules/course.completed",
                Admin.etag(draft),
                "application/merge-patch+json",
                "{\"points\": 60}");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Whole course");
        button(page, "Save").click();

        page.getByText("changed this very rule meanwhile").first().waitFor();
        page.locator(".warning .sentence").getByText("earns 60 points").first().waitFor();
        assertThat(admin.get("rule-sets/draft").toString()).doesNotContain("Whole course");
        button(page, "Save").click();
        page.waitForURL("**/rules/draft");
        assertThat(admin.get("rule-sets/draft").toString()).contains("Whole course");
    }

    @Test
    void aFileIsTakenOverAfterItsFaultsWereShown(Browser browser) {
        Page page = browser.page(rocket);
        Staff.hire(rocket, "admin").signIn(page, "/admin/rules/draft");
        button(page, "Take over a file").click();
        Locator text = page.getByLabel("Or paste its text");
        text.fill("rules:\n  - key: course.completed\n    points: many\n");
        page.getByText("things are wrong with the file", new Page.GetByTextOptions().setExact(false))
                .first()
                .waitFor();
        assertThat(page.locator("vaadin-dialog-overlay .table tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("/rules/0/points"))
                        .innerText())
                .contains("3", "13");

        text.fill("rules:\n  - key: course.completed\n    title: <b>All</b>\n"
                + "    events: [\\core\\event\\course_completed]\n    points: 55\n");
        page.locator("vaadin-dialog-overlay .diff")
                .getByText("1 rule changed")
                .first()
                .waitFor();
        button(page, "Make it the draft").click();
        page.getByText("Based on version").first().waitFor();
        link(page, "<b>All</b>").waitFor();
        assertThat(admin.get("rule-sets/draft").getJsonArray("rules")).hasSize(1);
    }

    @Test
    void anAuditorLooksButChangesNothing(Browser browser) {
        admin.send("POST", "rule-sets/draft", null, "{}");
        Page page = browser.page(rocket);
        Staff.hire(rocket, "auditor").signIn(page, "/admin/rules/draft");
        page.getByText("Based on version").first().waitFor();
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON).allInnerTexts())
                .noneMatch(text -> text.contains("New rule") || text.contains("Publish"));
        for (String path : new String[] {"draft/rule", "draft/rule/forum.posted", "draft/publish"}) {
            page.navigate("/admin/rules/" + path);
            page.getByText("You may not open this page").first().waitFor();
        }
    }

    private static void choose(Page page, String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first()
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
