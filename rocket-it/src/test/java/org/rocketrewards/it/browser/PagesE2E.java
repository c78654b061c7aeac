package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Every page as it is with what a real Moodle sent, in each shape. */
@ExtendWith({RunningRocket.class, Browser.Extension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesE2E {
    private static final int RECORDED = 300;
    private static final String HOSTILE = "<script>document.title='x'</script>\u202e" + "long".repeat(80);

    private Rocket rocket;
    private Rocket.Source source;
    private String list;
    private long hostile;
    private long learner;

    @BeforeAll
    void deliver(Rocket running) {
        rocket = running;
        source = rocket.newSource();
        list = "/admin/deliveries?source=" + source.name();
        source.hook().postRecorded(RECORDED);
        hostile = send("990001", "\\mod_forum\\event\\post_created").json().getInt("delivery");
        send("990001", "\\mod_forum\\event\\post_created");
        send("990002", "\\mod_quiz\\event\\" + "a_name_without_any_end_".repeat(8) + "x");
        assertThat(source.hook().post("{\"id\":").status()).isEqualTo(400);
        learner = rocket.richest(source);
    }

    private Answer send(String id, String eventName) {
        Answer answer = source.hook()
                .post(Hook.json(Map.of(
                        "id",
                        id,
                        "eventname",
                        eventName,
                        "userid",
                        "31",
                        "courseid",
                        "2",
                        "objectid",
                        "44",
                        "timecreated",
                        Hook.now(),
                        "other_content",
                        HOSTILE)));
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    @Test
    void signIn(Browser browser) {
        Page page = browser.page(rocket);
        page.navigate("/admin/");
        page.locator("input[name=username]").waitFor();
        Accessibility.look(page, "sign-in");

        page.navigate("/admin/sign-in?refused");
        page.getByText("Name and password do not fit together").first().waitFor();
        Accessibility.look(page, "sign-in-refused");
    }

    @Test
    void changePassword(Browser browser) {
        Page page = browser.page(rocket);
        Staff newcomer = Staff.hire(rocket, "auditor", true);
        newcomer.signIn(page, "/admin/");
        page.getByLabel("Current password").waitFor();
        Accessibility.look(page, "password");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change password"))
                .click();
        page.getByText("Enter your current password").first().waitFor();
        Accessibility.look(page, "password-refused");
    }

    @Test
    void deliveries(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "auditor", list);
        rows(page).first().waitFor();
        assertThat(page.locator("vaadin-grid").innerText()).doesNotContainPattern("\\b(content_differs|same_event)\\b");
        Accessibility.look(page, "deliveries");

        page.navigate(list + "&outcome=failed");
        page.getByText("Nothing fits the filter").first().waitFor();
        Accessibility.look(page, "deliveries-nothing-found");
    }

    @Test
    void aDelivery(Browser browser) {
        Page page =
                Staff.signedIn(rocket, browser, "auditor", "/admin/deliveries/" + hostile + "?source=" + source.name());
        Locator pane = page.locator(".pane");
        pane.waitFor();
        Accessibility.look(page, "delivery");
        assertThat(pane.locator("pre").innerText()).contains("<script>", "[U+202E]");
        assertThat(pane.locator("rocket-time time").first().innerText()).containsPattern("\\d\\d:\\d\\d");

        page.navigate("/admin/deliveries/999999999?source=" + source.name());
        page.getByText("There is no delivery 999999999").first().waitFor();
        Accessibility.look(page, "delivery-unknown");
    }

    @Test
    void learners(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "auditor", "/admin/learners");
        page.getByLabel("Moodle user id").fill("no number");
        page.keyboard().press("Enter");
        page.locator("vaadin-text-field[invalid]").waitFor();
        Accessibility.look(page, "learners");

        page.navigate("/admin/learners/" + source.name() + "/" + learner);
        page.locator("vaadin-grid .line-points:visible").first().waitFor();
        Accessibility.look(page, "learner");
    }

    @Test
    void sources(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "admin", "/admin/sources");
        page.locator(".card").first().waitFor();
        Accessibility.look(page, "sources");

        page.navigate("/admin/sources/" + source.name());
        page.getByText("Open to every address").first().waitFor();
        Accessibility.look(page, "source");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New token"))
                .click();
        page.getByLabel("24 hours").waitFor();
        Accessibility.lookAtDialog(page, "source-rotate", "vaadin-dialog-overlay");
        page.keyboard().press("Escape");

        page.getByLabel("Network or address").fill("192.0.2.0/24");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();
        page.getByText("nobody who delivers now could go on").first().waitFor();
        Accessibility.lookAtDialog(page, "source-allowlist", "vaadin-confirm-dialog-overlay");
    }

    @Test
    void theOverview(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "auditor", "/admin/overview");
        heading(page, "Overview").waitFor();
        // the counts follow within some seconds, and the page follows them
        page.locator(".figure-value")
                .filter(new Locator.FilterOptions().setHasText("%"))
                .first()
                .waitFor(new Locator.WaitForOptions().setTimeout(45_000));
        page.getByText("Top rules today").first().waitFor();
        Accessibility.look(page, "overview");
        page.locator(".chart details summary").first().click();
        page.locator(".chart details table").first().waitFor();
        Accessibility.look(page, "overview-table");
    }

    @Test
    void theDoctor(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "auditor", "/admin/doctor?source=" + source.name());
        page.getByText("Bodies that cannot be used").first().waitFor();
        Accessibility.look(page, "doctor");
    }

    @Test
    void theNavigationLiesOverANarrowPageUntilEscape(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "auditor", "/admin/learners");
        page.setViewportSize(400, 860);
        Locator toggle =
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show or hide the navigation"));
        toggle.click();
        page.locator("vaadin-app-layout[drawer-opened]").waitFor();
        page.keyboard().press("Escape");
        page.locator("vaadin-app-layout:not([drawer-opened])").waitFor();
        page.waitForFunction("document.activeElement.localName === 'vaadin-drawer-toggle'");
    }

    @Test
    void noSuchPage(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "operator", "/admin/nothing/here");
        heading(page, "This page does not exist").waitFor();
        Accessibility.look(page, "not-found");
    }

    @Test
    void aPageThatFailsSaysSoWithoutSayingHow(Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "operator", "/admin/learners");
        rocket.sql().update("REVOKE SELECT ON delivery_log FROM rocket_app");
        try {
            page.navigate("/admin/deliveries/" + hostile);
            heading(page, "Something went wrong").waitFor();
        } finally {
            rocket.sql().update("GRANT SELECT ON delivery_log TO rocket_app");
        }
        assertThat(page.getByRole(AriaRole.MAIN).innerText())
                .containsPattern("[0-9a-f]{8}-[0-9a-f]{4}-")
                .doesNotContainIgnoringCase("exception")
                .doesNotContain("delivery_log");
        Accessibility.look(page, "failure");
    }

    @Test
    void inGerman(Browser browser) {
        Page page = browser.page(rocket, "de-DE");
        Staff.hire(rocket, "admin").signIn(page, list, "Anmelden");
        rows(page).first().waitFor();
        heading(page, "Zustellungen").waitFor();
        assertThat(page.getByRole(AriaRole.MAIN).innerText()).contains("Ergebnis");
        Accessibility.fits(page, "de-deliveries");

        page.navigate("/admin/deliveries/" + hostile);
        page.locator(".pane").waitFor();
        Accessibility.fits(page, "de-delivery");

        page.navigate("/admin/sources/" + source.name());
        page.locator(".card").first().waitFor();
        Accessibility.fits(page, "de-source");
        page.navigate("/admin/overview");
        page.getByText("Top-Regeln heute").first().waitFor();
        Accessibility.fits(page, "de-overview");

        page.navigate("/admin/doctor?source=" + source.name());
        page.getByText("Inhalte, mit denen nichts anzufangen ist").first().waitFor();
        Accessibility.fits(page, "de-doctor");

        page.navigate("/admin/sources/" + source.name() + "/setup");
        page.getByText("Ereignisse kommen an").first().waitFor();
        Accessibility.fits(page, "de-source-setup");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
    }

    private static Locator rows(Page page) {
        return page.locator("vaadin-grid .badge");
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }
}
