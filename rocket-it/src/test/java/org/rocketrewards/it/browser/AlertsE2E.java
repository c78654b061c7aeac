package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rocketrewards.it.browser.Buttons.button;
import static org.rocketrewards.it.browser.Buttons.inDialog;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Something goes wrong, is raised by itself, and somebody sees to it. */
@ExtendWith({RunningRocket.class, Browser.Extension.class})
class AlertsE2E {
    private static final String HOSTILE = "<script>document.title='x'</script>\u202e next week";

    @Test
    void aTokenThatEndsIsRaisedAndAcknowledgedOnTheRecord(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        Rocket.Source other = rocket.newSource();
        rocket.sql()
                .update(
                        "UPDATE source_token SET expires_at = now() + interval '60 hours' WHERE source_id IN (?, ?)",
                        source.id(),
                        other.id());
        Admin admin = Admin.of(rocket);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        !open(admin, source).isEmpty() && !open(admin, other).isEmpty());
        acknowledgeOverRest(admin, open(admin, other).get(0).getJsonNumber("id").longValue());
        long alert = open(admin, source).get(0).getJsonNumber("id").longValue();
        Staff operator = Staff.hire(rocket, "operator");
        Page page = browser.page(rocket);

        operator.signIn(page, "/admin/alerts");
        Locator card = page.locator("section.card", new Page.LocatorOptions().setHasText(source.name()));
        card.getByText("Its last token ends within 3 days.").first().waitFor();
        assertThat(page.locator("vaadin-side-nav-item[path='alerts'] .badge").count())
                .isEqualTo(1);
        button(page, "Send a test").click();
        page.getByText("Mail: taken by team@example.org").first().waitFor();
        Accessibility.look(page, "alerts");
        card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Acknowledge…"))
                .click();
        page.getByLabel("Note").fill(HOSTILE);
        inDialog(page, "Acknowledge").click();
        card.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));

        JsonObject kept = admin.get("alerts/" + alert);
        assertThat(kept.getString("state")).isEqualTo("acknowledged");
        assertThat(kept.getString("acknowledgedBy")).isEqualTo(operator.name());
        assertThat(admin.get("audit?action=alert_channel.test")
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class))
                .anySatisfy(test -> assertThat(test.getString("actor")).isEqualTo(operator.name()));
        JsonObject record = admin.get("audit?action=alert.acknowledge&objectType=alert&objectId=" + alert)
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(record.getString("actor")).isEqualTo(operator.name());
        assertThat(record.getString("reason")).isEqualTo(HOSTILE);
    }

    private static void acknowledgeOverRest(Admin admin, long alert) {
        String address = "alerts/" + alert + "/acknowledgement";
        Answer seen = admin.send("POST", address, null, "{\"note\": \"a new one is on its way\"}");

        assertThat(seen.status()).as(seen.body()).isEqualTo(200);
        assertThat(seen.json().getString("state")).isEqualTo("acknowledged");
        assertThat(seen.json().getString("note")).isEqualTo("a new one is on its way");
        assertThat(seen.json().getString("acknowledgedBy")).startsWith("api-key:");
        admin.send("POST", address, null, "{}").assertProblem(409, "conflict");
    }

    private static List<JsonObject> open(Admin admin, Rocket.Source source) {
        return admin
                .get("alerts?state=open&limit=200&source=" + source.name())
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(alert -> source.name().equals(alert.getString("source", "")))
                .toList();
    }
}
