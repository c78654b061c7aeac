package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.it.browser.Buttons.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** A Moodle is registered, gets its workflow files, and its first event turns the page green. */
@ExtendWith({RunningRocket.class, Browser.Extension.class})
class SourceSetupE2E {
    private static final String COMPLETED = "rocket-core.course_completed.json";

    @Test
    void fromNothingToTheFirstEvent(Rocket rocket, Browser browser) throws IOException {
        Page page = browser.page(rocket);
        Staff.hire(rocket, "operator").signIn(page, "/admin/sources");
        button(page, "Add source").click();
        page.getByLabel("Title").fill("Academy");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("academy-e2e");
        page.getByLabel("Environment").fill("Staging");
        Accessibility.lookAtDialog(page, "source-register", "vaadin-dialog-overlay");
        button(page, "Add").click();

        page.getByText("Waiting for the first event").first().waitFor();
        button(page, "Make the first token").click();
        String token = page.locator(".setup-step .code-line .code").innerText();
        page.getByText("6 event types, 6 files").first().waitFor();
        Accessibility.look(page, "source-setup");

        Map<String, String> files = unzip(
                page.waitForDownload(() -> page.getByText("Download the ZIP").click())
                        .path());
        assertThat(files).hasSize(7).containsKeys("README.txt", COMPLETED);
        JsonObject sent = step(files.get(COMPLETED));
        assertThat(sent.getString("httpheaders")).endsWith("Authorization: Bearer " + token);

        Hook moodle = new Hook(rocket.http(), token);
        assertThat(moodle.post(asMoodleFillsIn(sent.getString("httpparams"))).status())
                .isEqualTo(200);

        page.getByText("Events arrive").first().waitFor();
        Locator learner =
                page.locator(".checklist li").filter(new Locator.FilterOptions().setHasText("Events name the learner"));
        assertThat(learner.innerText()).contains("Done", "1 of the newest 1");
        Accessibility.look(page, "source-setup-done");

        page.getByText("Show the delivery").click();
        page.locator(".pane").getByText("Course completed").first().waitFor();
    }

    @Test
    void anAuditorIsNotShownTheWay(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        Page page = browser.page(rocket);
        Staff.hire(rocket, "auditor").signIn(page, "/admin/sources/" + source.name() + "/setup");

        page.getByText("You may not open this page").first().waitFor();
    }

    private static JsonObject step(String workflow) {
        JsonObject step =
                json(workflow).getJsonObject("steps").values().iterator().next().asJsonObject();
        return json(step.getString("data"));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static String asMoodleFillsIn(String template) {
        return template.replace("{id}", "17")
                .replace("{eventname}", "%5Ccore%5Cevent%5Ccourse_completed")
                .replace("{userid}", "2")
                .replace("{relateduserid}", "31")
                .replace("{courseid}", "7")
                .replace("{contextinstanceid}", "7")
                .replace("{timecreated}", Hook.now())
                .replaceAll("\\{\\w+}", "");
    }

    private static Map<String, String> unzip(Path zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
