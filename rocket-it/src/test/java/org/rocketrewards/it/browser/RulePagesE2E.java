package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.it.browser.Buttons.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.rules.Drafts;

/** The pages about rules, kinds of event and badges, each in each shape, with names that want to do harm. */
@ExtendWith({RunningRocket.class, Browser.Extension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulePagesE2E {
    private static final int RECORDED = 150;
    private static final String HOSTILE = "<script>document.title='x'</script>\\u202e" + "long".repeat(40);

    private Rocket rocket;
    private Admin admin;
    private Rocket.Source source;
    private int simulation;

    @BeforeAll
    void prepare(Rocket running) {
        rocket = running;
        admin = Admin.of(running);
        source = running.newSource();
        source.hook().postRecorded(RECORDED);
        backToTheDefaults();
        admin.send("POST", "rule-sets/draft", null, "{\"from\": 1}");
        patch("course.completed", "{\"points\": 60, \"title\": \"" + HOSTILE + "\"}");
        patch(
                "forum.posted",
                "{\"points\": {\"by\": \"courseid\", \"table\": {\"2\": 7, \"3\": 9}, \"otherwise\": 5},"
                        + " \"filters\": [{\"field\": \"courseid\", \"op\": \"in\", \"value\": [\"2\", \"3\"]},"
                        + " {\"any\": [{\"field\": \"objectid\", \"op\": \"gte\", \"value\": 3},"
                        + " {\"field\": \"component\", \"op\": \"matches\", \"value\": \"mod_.*\"}]}]}");
        Answer started = admin.send(
                "POST",
                "simulations",
                null,
                "{\"ruleSet\": \"draft\", \"source\": \"" + source.name()
                        + "\", \"from\": \"2015-01-01T00:00:00Z\", \"to\": \"2035-01-01T00:00:00Z\"}");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        simulation = started.json().getInt("id");
        Awaitility.await()
                .until(() -> admin.get("simulations/" + simulation)
                        .getString("state")
                        .equals("done"));
        Answer made = rocket.http()
                .send(rocket.http()
                        .to("/api/v1/rocket-badges/hostile")
                        .header("Authorization", "Bearer " + admin.key())
                        .header("If-None-Match", "*")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"name\": \"" + HOSTILE + "\", \"criteria\": \"" + HOSTILE
                                + "\", \"description\": \"d\"}")));
        assertThat(made.status()).as(made.body()).isIn(201, 412);
        admin.send("POST", "badge-thresholds", null, "{\"badge\": \"hostile\", \"points\": 1000000}");
    }

    private void patch(String rule, String members) {
        Answer draft = admin.send("GET", "rule-sets/draft", null, null);
        Answer patched = admin.send(
                "PATCH", "rule-sets/draft/rules/" + rule, Admin.etag(draft), "application/merge-patch+json", members);
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
    }

    @AfterAll
    void backToTheDefaults() {
        new Drafts(admin).backToTheDefaults();
    }

    @Test
    void rules(Browser browser) throws IOException {
        Page page = Staff.signedIn(rocket, browser, "auditor", "/admin/rules");
        page.locator(".rule-list .table").waitFor();
        Accessibility.look(page, "rules");
        page.getByLabel("Find a rule").fill("forum.posted");
        page.waitForURL("**/admin/rules?q=forum.posted");
        page.locator(".rule-list tbody")
                .getByText("course.completed")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        page.locator("main h1").click();
        page.keyboard().press("j");
        page.waitForFunction("document.activeElement.closest('.rule-list tbody') !== null");
        String file = Files.readString(
                page.waitForDownload(() -> page.getByText("CSV").click()).path());
        assertThat(file)
                .startsWith("key,title,events")
                .contains("\nforum.posted,")
                .doesNotContain("course.completed");

        page.navigate("/admin/rules/versions");
        page.locator(".badge").getByText("In force").first().waitFor();
        Accessibility.look(page, "rule-versions");

        page.navigate("/admin/rules/versions/1");
        page.locator(".rule-list .table").waitFor();
        Accessibility.look(page, "rule-version");

        page.navigate("/admin/rules/key/forum.posted");
        page.locator(".sentence").waitFor();
        Accessibility.look(page, "rule");

        page.navigate("/admin/rules/compare?from=1&to=draft");
        page.locator(".diff-part").first().waitFor();
        assertThat(page.locator(".diff").innerText()).contains("<script>", "[U+202E]");
        Accessibility.look(page, "rule-compare");
    }

    @Test
    void draft(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "admin", "/admin/rules/draft");
        page.locator(".diff-part").first().waitFor();
        Accessibility.look(page, "rule-draft");

        page.navigate("/admin/rules/draft/rule/forum.posted");
        page.locator(".sentence").getByText("points by courseid").first().waitFor();
        Accessibility.look(page, "rule-editor");

        page.navigate("/admin/rules/draft/rule");
        page.getByText("As soon as the rule is complete").first().waitFor();
        button(page, "Save").click();
        page.locator("vaadin-text-field[invalid]").first().waitFor();
        Accessibility.look(page, "rule-editor-refused");

        page.navigate("/admin/rules/draft/publish");
        page.getByText("Publish it").first().waitFor();
        Accessibility.look(page, "rule-publish");

        page.navigate("/admin/rules/draft");
        button(page, "Take over a file").click();
        page.getByLabel("Or paste its text").fill("rules:\n  - key: course.completed\n    points: many\n");
        page.getByText("wrong with the file").first().waitFor();
        Accessibility.lookAtDialog(page, "rule-import", "vaadin-dialog-overlay");
    }

    @Test
    void simulations(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "operator", "/admin/rules/simulations/" + simulation);
        page.locator(".sentence").waitFor();
        Accessibility.look(page, "simulation");
    }

    @Test
    void eventTypes(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "auditor", "/admin/event-types");
        page.getByText("67 kinds of event").first().waitFor();
        Accessibility.look(page, "event-types");

        page.navigate("/admin/event-types/of/course.completed");
        page.getByText("What to beware of").first().waitFor();
        Accessibility.look(page, "event-type");

        page.navigate("/admin/event-types/mapping");
        page.getByText("These are the rows of the draft").first().waitFor();
        Accessibility.look(page, "mapping-table");
    }

    @Test
    void badges(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "admin", "/admin/badges");
        page.locator(".badge-card").first().waitFor();
        Accessibility.look(page, "badges");

        page.navigate("/admin/badges/hostile");
        page.getByText("Who has it").first().waitFor();
        assertThat(page.locator("h1").innerText()).contains("<script>", "[U+202E]");
        Accessibility.look(page, "badge");

        page.navigate("/admin/badges");
        button(page, "Add a mapping").click();
        page.getByLabel("Document").waitFor();
        Accessibility.lookAtDialog(page, "badge-mapping", "vaadin-dialog-overlay");
    }

    @Test
    void inGerman(Browser browser) {
        Page page = browser.page(rocket, "de-DE");
        Staff.hire(rocket, "admin").signIn(page, "/admin/rules/draft/rule/forum.posted", "Anmelden");
        page.getByText("höchstens 3-mal am Tag").first().waitFor();
        Accessibility.fits(page, "de-rule-editor");
        for (String path : new String[] {"rules", "rules/draft", "event-types", "badges"}) {
            page.navigate("/admin/" + path);
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                    .waitFor();
            assertThat(page.getByRole(AriaRole.MAIN).innerText()).doesNotContain("!rule", "!badge");
        }
        Accessibility.fits(page, "de-badges");
    }
}
