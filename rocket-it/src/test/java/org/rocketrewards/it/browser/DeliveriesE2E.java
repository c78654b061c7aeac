package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

@ExtendWith({RunningRocket.class, Browser.Extension.class})
class DeliveriesE2E {
    private static final String HOSTILE = "<script>document.title='stolen'</script><img src=x onerror=alert(1)>";

    @Test
    void whatMoodleSentIsFoundExplainedAndLeadsToTheLearner(Rocket rocket, Browser browser) {
        Rocket.Source source = deliver(rocket);
        Page page = browser.page(rocket);
        Staff.hire(rocket, "auditor").signIn(page, "/admin/deliveries?source=" + source.name());

        line(page, "Accepted").waitFor();
        line(page, "Duplicate").waitFor();
        line(page, "Refused").waitFor();
        line(page, "Accepted").click();
        Locator pane = page.locator(".pane");
        pane.getByText("Accepted and decided: +5 points.").waitFor();

        assertThat(page.url()).contains("/admin/deliveries/").contains("source=" + source.name());
        assertThat(pane.innerText()).contains("Points awarded", "forum.posted", "objectid=44", "Other deliveries");
        assertThat(pane.locator("pre").innerText()).contains(HOSTILE);
        assertThat(page.title()).startsWith("Delivery ");

        pane.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Learner 31"))
                .click();
        page.locator(".balance").getByText("5").waitFor();
        page.locator("vaadin-grid-cell-content")
                .filter(new Locator.FilterOptions().setHasText("Forum reply posted"))
                .first()
                .waitFor();
    }

    @Test
    void theFilterIsTheAddressLine(Rocket rocket, Browser browser) {
        Rocket.Source source = deliver(rocket);
        Page page = browser.page(rocket);
        Staff.hire(rocket, "operator").signIn(page, "/admin/deliveries?source=" + source.name());
        line(page, "Accepted").waitFor();

        page.getByLabel("Outcome").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Refused"))
                .click();

        page.waitForURL("**outcome=refused**");
        line(page, "Refused").waitFor();
        assertThat(line(page, "Accepted").count()).isZero();
        page.goBack();
        line(page, "Accepted").waitFor();
    }
    /** A post that is paid, the same again, and something unreadable. */
    private static Rocket.Source deliver(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        Map<String, String> post = new LinkedHashMap<>();
        post.put("id", "901");
        post.put("eventname", "\\mod_forum\\event\\post_created");
        post.put("userid", "31");
        post.put("objectid", "44");
        post.put("courseid", "2");
        post.put("timecreated", String.valueOf(Instant.now().getEpochSecond()));
        post.put("other_content", HOSTILE);
        assertThat(source.hook().post(Hook.json(post)).status()).isEqualTo(200);
        assertThat(source.hook().post(Hook.json(post)).status()).isEqualTo(200);
        assertThat(source.hook().post("{\"id\":").status()).isEqualTo(400);
        return source;
    }

    private static Locator line(Page page, String outcome) {
        return page.locator("vaadin-grid .badge").getByText(outcome).first();
    }
}
