package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.it.browser.Buttons.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** The pages about the books, in each shape, with what a real Moodle sent and with what nobody should send. */
@ExtendWith({RunningRocket.class, Browser.Extension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BooksPagesE2E {
    private static final int RECORDED = 200;
    private static final String HOSTILE = "<script>document.title='x'</script>\u202e" + "long".repeat(60);

    private Rocket rocket;
    private Rocket.Source source;
    private long learner;

    @BeforeAll
    void deliver(Rocket running) {
        rocket = running;
        source = rocket.newSource();
        source.hook().postRecorded(RECORDED);
        learner = rocket.richest(source);
    }

    @Test
    void aLearnersStatementAndWhatMayBeDone(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "admin", path());
        entry(page).waitFor();
        button(page, "Adjust points…").click();
        page.getByLabel("Points", new Page.GetByLabelOptions().setExact(true)).fill("3");
        page.getByLabel("Reason").fill(HOSTILE);
        page.getByText("Balance ").first().waitFor();
        Accessibility.lookAtDialog(page, "learner-adjust", "vaadin-dialog-overlay");
        Buttons.inDialog(page, "Book").click();
        page.getByText("Adjustment").first().waitFor();
        button(page, "Show them").click();
        Accessibility.look(page, "learner-full");

        page.navigate(path() + "?from=2020-01-01&to=2030-12-31");
        page.getByText("Closing balance").first().waitFor();
        entry(page).waitFor();
        // the newest entry comes last here
        page.locator("vaadin-grid").evaluate("grid => grid.scrollToIndex(100000)");
        page.locator("vaadin-grid .small:visible")
                .filter(new Locator.FilterOptions().setHasText("[U+202E]"))
                .first()
                .waitFor();
        Accessibility.look(page, "learner-period");

        button(page, "Erase…").click();
        page.getByText("What stays are numbers").first().waitFor();
        Accessibility.lookAtDialog(page, "learner-erase", "vaadin-dialog-overlay");
    }

    @Test
    void corrections(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "auditor", "/admin/corrections");
        heading(page, "Corrections").waitFor();
        Accessibility.look(page, "corrections");
    }

    @Test
    void leaderboards(Browser browser) throws IOException {
        Page page = Staff.signedIn(rocket, browser, "operator", "/admin/leaderboards?source=" + source.name());
        page.getByText("learners with points").first().waitFor();
        Accessibility.look(page, "leaderboard");

        page.navigate("/admin/leaderboards?source=" + source.name() + "&anonymous=true&around=" + learner);
        page.getByText("Learner " + learner).first().waitFor();
        // two of them have the same points
        page.getByText("Somebody", new Page.GetByTextOptions().setExact(true))
                .nth(2)
                .waitFor();
        Accessibility.look(page, "leaderboard-around");
        String file = Files.readString(
                page.waitForDownload(() -> page.getByText("CSV").click()).path());
        assertThat(file)
                .startsWith("rank,learner,points\r\n")
                .containsPattern("\n\\d+," + learner + ",\\d+\r\n")
                .containsPattern("\n\\d+,,\\d+\r\n");
    }

    @Test
    void theAuditTrail(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "admin", "/admin/audit");
        page.locator("vaadin-grid .badge:visible").first().waitFor();
        Accessibility.look(page, "audit");

        page.locator("vaadin-grid .badge:visible").first().click();
        page.locator(".pane").waitFor();
        button(page, "Verify").click();
        page.locator(".pane .block p, .pane .block .steps").first().waitFor();
        Accessibility.look(page, "audit-record");

        page.navigate("/admin/audit?action=nothing.like_it");
        page.getByText("Nothing fits the filter").first().waitFor();
        Accessibility.look(page, "audit-nothing-found");

        button(page, "Export a period…").click();
        page.getByText("Download the signed bundle").first().waitFor();
        Accessibility.lookAtDialog(page, "audit-export", "vaadin-dialog-overlay");
    }

    @Test
    void imports(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "operator", "/admin/imports/new");
        page.locator("vaadin-upload").waitFor();
        Accessibility.look(page, "import-new");

        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(
                        "<script>alert(1)</script>.csv",
                        "text/csv",
                        ("id,eventname,userid,courseid,timecreated,other_content\n"
                                        + "1,\\mod_forum\\event\\post_created,31,2,1795348800,\"" + HOSTILE + "\"\n"
                                        + "2,\\mod_forum\\event\\post_created,31,2,tomorrow,x\n")
                                .getBytes(StandardCharsets.UTF_8)));
        button(page, "Give up…").waitFor();
        page.getByText("Rows that cannot be booked").first().waitFor();
        Accessibility.look(page, "import-checked");
        assertThat(page.title()).startsWith("<script>");

        page.navigate("/admin/imports");
        page.locator("vaadin-grid .badge").first().waitFor();
        Accessibility.look(page, "imports");

        page.navigate("/admin/imports/opening-balances");
        page.getByLabel("Reason").fill("from before");
        page.locator("vaadin-upload").waitFor();
        Accessibility.look(page, "opening-balances");
    }

    @Test
    void reconciliation(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "auditor", "/admin/reconciliation?source=" + source.name());
        heading(page, "Reconciliation").waitFor();
        button(page, "Run the checks").click();
        page.getByText("Points of learners").first().waitFor();
        button(page, "Compare").nth(2).click();
        page.getByText("Download (CSV)").first().waitFor();
        Accessibility.look(page, "reconciliation");
    }

    @Test
    void retention(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "admin", "/admin/retention");
        button(page, "Add a hold…").click();
        page.getByLabel("First month").fill("2020-01");
        page.getByLabel("Last month").fill("2020-02");
        page.getByLabel("Reason").fill(HOSTILE);
        Accessibility.lookAtDialog(page, "retention-hold", "vaadin-dialog-overlay");
        Buttons.inDialog(page, "Hold").click();
        page.getByText("2020-01 – 2020-02").first().waitFor();
        Accessibility.look(page, "retention");

        // it is for every source of the system that other tests use as well
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Release hold"))
                .first()
                .click();
        Buttons.inDialog(page, "Release").click();
        page.getByText("Released", new Page.GetByTextOptions().setExact(true))
                .first()
                .waitFor();
    }

    @Test
    void inGerman(Browser browser) {
        Page page = browser.page(rocket, "de-DE");
        Staff.hire(rocket, "admin").signIn(page, path(), "Anmelden");
        entry(page).waitFor();
        Accessibility.fits(page, "de-learner");
        for (String each : new String[] {"leaderboards", "audit", "reconciliation", "retention"}) {
            page.navigate("/admin/" + each);
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                    .waitFor();
            Accessibility.fits(page, "de-" + each);
        }
    }

    private String path() {
        return "/admin/learners/" + source.name() + "/" + learner;
    }

    private static Locator entry(Page page) {
        return page.locator("vaadin-grid .line-points:visible").first();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }
}
