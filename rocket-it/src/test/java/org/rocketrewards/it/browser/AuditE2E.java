package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.it.browser.Buttons.button;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.harness.RunningRocket;

@ExtendWith({RunningRocket.class, Browser.Extension.class})
class AuditE2E {
    @Test
    void aRecordIsFoundReadAndProven(Rocket rocket, Browser browser) throws IOException {
        Rocket.Source source = rocket.newSource();
        Answer excluded = rocket.http()
                .send(rocket.http()
                        .to("/api/v1/sources/" + source.name() + "/learners/31/leaderboard-exclusion")
                        .header(
                                "Authorization",
                                "Bearer " + rocket.process().firstRun().getProperty("api.key"))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"reason\":\"asked <b>for</b> it\"}")));
        assertThat(excluded.status()).isEqualTo(204);
        Page page = browser.page(rocket);
        Staff.hire(rocket, "auditor")
                .signIn(page, "/admin/audit?action=leaderboard.exclude&type=learner&object=" + source.name() + "/31");
        page.locator("vaadin-grid .badge:visible").first().click();
        Locator pane = page.locator(".pane");
        pane.getByText("asked <b>for</b> it").first().waitFor();
        assertThat(pane.innerText()).contains("excluded", "true", source.name());

        untilSealed(page);
        assertThat(pane.innerText()).contains("leaves of the tree", "lead to the root", "is signed with the key");
        Download proof =
                page.waitForDownload(() -> page.getByText("Download the proof").click());
        assertThat(Files.readString(proof.path())).contains("\"checkpoint\"", "leaderboard.exclude");
        assertThat(page.url()).contains("/admin/audit/").contains("action=leaderboard.exclude");
    }

    @Test
    void aPeriodIsExportedAndVerifiedWithoutRocket(Rocket rocket, Browser browser, @TempDir Path folder)
            throws IOException {
        Page page = browser.page(rocket);
        Staff auditor = Staff.hire(rocket, "auditor");
        auditor.signIn(page, "/admin/audit");
        button(page, "Export a period…").click();
        button(page, "This month").click();
        Download bundle = page.waitForDownload(() -> page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("Download the signed bundle (ZIP)"))
                .click());
        Path zip = folder.resolve("bundle.zip");
        bundle.saveAs(zip);
        Answer keys =
                rocket.http().send(rocket.http().to("/api/public/seal-key").GET());
        Path key = Files.writeString(folder.resolve("public.key"), keys.body());

        RocketProcess.Said said = rocket.process().command("verify", zip.toString(), "--key", key.toString());

        assertThat(said.output()).contains("Everything is as it was sealed.");
        assertThat(said.exitCode()).isZero();
        assertThat(rocket.sql()
                        .number(
                                "SELECT count(*) FROM audit_record WHERE action = 'audit.export' AND actor = ?",
                                auditor.name()))
                .isEqualTo(1);
    }

    @Test
    void anOperatorDoesNotReadTheAuditTrail(Rocket rocket, Browser browser) {
        Page page = browser.page(rocket);
        Staff.hire(rocket, "operator").signIn(page, "/admin/audit");

        page.getByText("You may not open this page").first().waitFor();
    }

    /** What is new is sealed within seconds; until then the page says so. */
    private static void untilSealed(Page page) {
        for (int attempt = 0; attempt < 20; attempt++) {
            button(page, "Verify").click();
            page.getByText("This record is what was sealed")
                    .or(page.getByText("The record is not sealed yet"))
                    .first()
                    .waitFor();
            if (page.getByText("This record is what was sealed").count() > 0) {
                return;
            }
            page.waitForTimeout(500);
            page.reload();
            button(page, "Verify").waitFor();
        }
        page.getByText("This record is what was sealed").first().waitFor();
    }
}
