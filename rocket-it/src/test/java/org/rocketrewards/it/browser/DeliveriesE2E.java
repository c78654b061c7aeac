package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
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

    private static final String FOCUS_IN_LINES =
            "(document.activeElement.shadowRoot?.activeElement?.getAttribute('part') ?? '').includes('body-cell')";

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
        pane.getByText("Accepted and decided: +5 points.").first().waitFor();

        page.waitForURL(url -> url.contains("/admin/deliveries/") && url.contains("source=" + source.name()));
        assertThat(pane.innerText()).contains("Points awarded", "forum.posted", "objectid=44", "Other deliveries");
        assertThat(pane.locator("pre").innerText()).contains(HOSTILE);
        assertThat(page.title()).startsWith("Delivery ");

        pane.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Learner 31"))
                .click();
        page.locator(".balance").getByText("5").first().waitFor();
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
        page.locator(".listing-count")
                .getByText("1 row", new Locator.GetByTextOptions().setExact(true))
                .waitFor();
        line(page, "Accepted").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        page.goBack();
        line(page, "Accepted").waitFor();
    }

    @Test
    void theKeyboardOpensWalksAndClosesDeliveries(Rocket rocket, Browser browser) {
        Rocket.Source source = deliver(rocket);
        Page page = browser.page(rocket);
        Staff.hire(rocket, "auditor").signIn(page, "/admin/deliveries?source=" + source.name());
        line(page, "Accepted").waitFor();

        page.getByLabel("Learner").focus();
        page.keyboard().press("Tab");
        untilTheListHasTheFocus(page);
        page.keyboard().press("Enter");
        page.locator(".pane").getByText("Not taken:").first().waitFor();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.locator(".pane").getByText("Nothing was booked again.").first().waitFor();
        page.keyboard().press("Escape");
        page.locator(".pane").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForURL(url -> !url.contains("/deliveries/"));

        page.waitForFunction(FOCUS_IN_LINES);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.locator(".pane")
                .getByText("Accepted and decided: +5 points.")
                .first()
                .waitFor();
    }

    @Test
    void theListGoesOnWhileItIsScrolledAndTakesInWhatIsNew(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        for (int id = 900_001; id <= 900_180; id++) {
            assertThat(source.hook().post(Hook.json(post(id))).status()).isEqualTo(200);
        }
        Page page = browser.page(rocket);
        Staff.hire(rocket, "auditor").signIn(page, "/admin/deliveries?source=" + source.name());
        line(page, "Accepted").waitFor();

        page.locator("vaadin-grid").evaluate("grid => grid.scrollToIndex(179)");
        page.waitForFunction("!document.querySelector('vaadin-grid').loading");
        // the heading is row 1
        page.locator("vaadin-grid tr[aria-rowindex='181'] td").first().click();
        page.locator(".pane dd")
                .getByText("900001", new Locator.GetByTextOptions().setExact(true))
                .first()
                .waitFor();

        Map<String, String> latest = post(901_000);
        latest.put("userid", "4077");
        assertThat(source.hook().post(Hook.json(latest)).status()).isEqualTo(200);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Refresh"))
                .click();
        page.locator("vaadin-grid").evaluate("grid => grid.scrollToIndex(0)");
        page.locator("vaadin-grid").getByText("Learner 4077").first().waitFor();
    }

    @Test
    void liveShowsWhatComesWithoutAnybodyAsking(Rocket rocket, Browser browser) {
        Rocket.Source source = deliver(rocket);
        Page page = browser.page(rocket);
        Staff.hire(rocket, "operator").signIn(page, "/admin/deliveries?source=" + source.name());
        line(page, "Accepted").waitFor();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Live"))
                .click();
        page.waitForURL("**live=1**");
        page.locator("vaadin-button[aria-pressed=true]").waitFor();

        Map<String, String> latest = post(1000);
        latest.put("userid", "4078");
        assertThat(source.hook().post(Hook.json(latest)).status()).isEqualTo(200);

        page.locator("vaadin-grid")
                .getByText("4078", new Locator.GetByTextOptions().setExact(true))
                .first()
                .waitFor();
    }

    @Test
    void whatIsInQuarantineIsReleasedByWhoSaysWhoseItIs(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        int delivery = source.hook()
                .post(Hook.json(Map.of(
                        "id",
                        "77",
                        "eventname",
                        "\\core\\event\\course_completed",
                        "userid",
                        "2",
                        "courseid",
                        "7",
                        "timecreated",
                        Hook.now())))
                .json()
                .getInt("delivery");
        Page page = browser.page(rocket);
        Staff.hire(rocket, "operator").signIn(page, "/admin/deliveries/" + delivery);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again…"))
                .click();
        page.getByLabel("Somebody else").check();
        page.locator("vaadin-dialog-overlay").getByLabel("Moodle user id").fill("31");
        Accessibility.lookAtDialog(page, "delivery-try-again", "vaadin-dialog-overlay");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Try again").setExact(true))
                .click();

        page.locator(".pane")
                .getByText("Accepted and decided: +50 points.")
                .first()
                .waitFor();
        assertThat(rocket.balance(source, 31)).isEqualTo(50);
        assertThat(page.locator(".pane .timeline").innerText()).contains("Attributed", "Learner 31", "Booked");
    }

    @Test
    void theListIsTakenAwayAsAFile(Rocket rocket, Browser browser) throws IOException {
        Rocket.Source source = deliver(rocket);
        Page page = browser.page(rocket);
        Staff.hire(rocket, "auditor").signIn(page, "/admin/deliveries?source=" + source.name() + "&outcome=accepted");
        line(page, "Accepted").waitFor();

        String file = Files.readString(
                page.waitForDownload(() -> page.getByText("CSV").click()).path());
        assertThat(file.lines()).hasSize(2);
        assertThat(file).contains("accepted", source.name()).doesNotContain("script");
    }

    @Test
    void anAddressLeadsToTheSameAgain(Rocket rocket, Browser browser) {
        Rocket.Source source = deliver(rocket);
        Page page = browser.page(rocket);
        Staff.hire(rocket, "auditor").signIn(page, "/admin/deliveries?source=" + source.name() + "&outcome=accepted");
        line(page, "Accepted").click();
        page.locator(".pane")
                .getByText("Accepted and decided: +5 points.")
                .first()
                .waitFor();
        page.waitForURL("**/deliveries/*");
        String address = page.url();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Theme"))
                .first()
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Dark"))
                .click();

        page.reload();

        page.locator(".pane")
                .getByText("Accepted and decided: +5 points.")
                .first()
                .waitFor();
        line(page, "Accepted").waitFor();
        assertThat(page.url()).isEqualTo(address);
        assertThat(line(page, "Refused").count()).isZero();
        assertThat(page.locator("html").getAttribute("theme")).isEqualTo("dark");
    }

    @Test
    void aViewIsSavedAndChosenAgain(Rocket rocket, Browser browser) {
        Rocket.Source source = deliver(rocket);
        Page page = browser.page(rocket);
        Staff.hire(rocket, "auditor").signIn(page, "/admin/deliveries?columns=event&source=" + source.name());
        line(page, "Accepted").waitFor();
        assertThat(page.locator("vaadin-grid").innerText()).contains("Event").doesNotContain("Reason");

        menuItem(page, "Views").click();
        menuItem(page, "Save this view…").click();
        page.getByLabel("Name").fill("Only events <b>");
        Accessibility.lookAtDialog(page, "view-save", "vaadin-dialog-overlay");
        Buttons.inDialog(page, "Save").click();
        menuItem(page, "View: Only events <b>").waitFor();

        page.navigate("/admin/deliveries");
        menuItem(page, "Views").click();
        menuItem(page, "Only events <b>").click();
        page.waitForURL(url -> url.contains("columns=event") && url.contains("source=" + source.name()));
        line(page, "Accepted").waitFor();
        menuItem(page, "View: Only events <b>").click();
        menuItem(page, "Rename or delete…").click();
        Buttons.button(page, "Delete the view Only events <b>").click();
        Buttons.inDialog(page, "Delete").click();
        page.getByText("There are no views of this list any more.").first().waitFor();
    }

    private static Locator menuItem(Page page, String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Tab goes to what can be done with the list first, then to its heading, then to its lines. */
    private static void untilTheListHasTheFocus(Page page) {
        for (int presses = 0; presses < 9; presses++) {
            if (Boolean.TRUE.equals(page.evaluate(FOCUS_IN_LINES))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        page.waitForFunction(FOCUS_IN_LINES);
    }

    /** A post that is paid, the same again, and something unreadable. */
    private static Rocket.Source deliver(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        Map<String, String> post = post(901);
        assertThat(source.hook().post(Hook.json(post)).status()).isEqualTo(200);
        assertThat(source.hook().post(Hook.json(post)).status()).isEqualTo(200);
        assertThat(source.hook().post("{\"id\":").status()).isEqualTo(400);
        return source;
    }

    private static Map<String, String> post(int id) {
        Map<String, String> post = new LinkedHashMap<>();
        post.put("id", String.valueOf(id));
        post.put("eventname", "\\mod_forum\\event\\post_created");
        post.put("userid", "31");
        post.put("objectid", "44");
        post.put("courseid", "2");
        post.put("timecreated", Hook.now());
        post.put("other_content", HOSTILE);
        return post;
    }

    private static Locator line(Page page, String outcome) {
        return page.locator("vaadin-grid .badge").getByText(outcome).first();
    }
}
