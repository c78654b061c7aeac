package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** The frame around the pages, with the keyboard alone, dark, in German, on a small screen. */
@ExtendWith({RunningRocket.class, Browser.Extension.class})
class FrameE2E {
    @Test
    void theSearchFindsByKeyboardWhatSomebodyHasInHand(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        long delivery = deliver(source);
        Page page = Staff.signedIn(rocket, browser, "admin", "/admin/sources");

        page.keyboard().press("/");
        page.keyboard().type(String.valueOf(delivery));
        page.locator("vaadin-combo-box-item").first().waitFor();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/search.png")));
        page.keyboard().press("Enter");
        page.waitForURL("**/admin/deliveries/" + delivery);

        page.locator("main h1").click();
        page.keyboard().press("Escape");
        page.waitForURL("**/admin/deliveries");
        page.keyboard().press("/");
        page.keyboard().type(source.name());
        page.getByText("Source " + source.name()).first().waitFor();
        page.keyboard().press("Enter");
        page.waitForURL("**/admin/sources/" + source.name());

        page.keyboard().press("/");
        page.keyboard().type("nothing has this name");
        page.getByText("Nothing found").first().waitFor();
    }

    @Test
    void whoSearchesAlreadyKeepsTheFocusWhenAPaneCloses(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        long delivery = deliver(source);
        Page page = Staff.signedIn(rocket, browser, "admin", "/admin/deliveries/" + delivery);
        Locator pane = page.locator(".pane-head");
        pane.waitFor();
        page.locator("main h1").click();

        List<Route> held = new ArrayList<>();
        page.route(url -> url.contains("v-r=uidl"), held::add);
        page.waitForRequest(
                request -> request.url().contains("v-r=uidl"),
                () -> page.keyboard().press("Escape"));
        page.keyboard().press("/");
        page.keyboard().type("site");
        page.unrouteAll();
        held.forEach(Route::resume);
        pane.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.evaluate("() => new Promise(done => setTimeout(done))");
        page.keyboard().type(source.name().substring("site".length()));
        page.getByText("Source " + source.name()).first().waitFor();
    }

    @Test
    void theKeysAreToldAndTheRowsWalked(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        deliver(source);
        long newest = deliver(source);
        Page page = Staff.signedIn(rocket, browser, "admin", "/admin/deliveries?source=" + source.name());
        page.locator("vaadin-grid .badge").first().waitFor();

        page.keyboard().press("?");
        Locator dialog = page.locator("vaadin-dialog-overlay");
        dialog.getByText("Search everything").first().waitFor();
        Accessibility.lookAtDialog(page, "keys", "vaadin-dialog-overlay");
        page.keyboard().press("Escape");
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        page.locator("main h1").click();
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("Enter");
        page.waitForURL("**/admin/deliveries/" + newest + "?**");
    }

    @Test
    void aDarkPageStaysDarkAndAGermanOneGerman(Rocket rocket, Browser browser) {
        Page page = browser.page(rocket, "de-DE");
        Staff.hire(rocket, "admin").signIn(page, "/admin/people", "Anmelden");
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Personen").setLevel(1))
                .waitFor();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Darstellung"))
                .click();
        page.getByRole(AriaRole.MENUITEMCHECKBOX, new Page.GetByRoleOptions().setName("Dunkel"))
                .or(page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Dunkel")))
                .first()
                .click();
        page.navigate("/admin/settings");
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Einstellungen").setLevel(1))
                .waitFor();
        assertThat(page.evaluate("document.documentElement.getAttribute('theme')"))
                .isEqualTo("dark");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
        assertThat(page.getByRole(AriaRole.MAIN).innerText())
                .contains("Umgebung")
                .doesNotContain("!");
    }

    @Test
    void whatWaitsIsCountedBesideItsPage(Rocket rocket, Browser browser) {
        Answer answer = rocket.newSource()
                .hook()
                .post(Hook.json(Map.of(
                        "id",
                        "1",
                        "eventname",
                        "\\core\\event\\course_completed",
                        "userid",
                        "2",
                        "courseid",
                        "2",
                        "objectid",
                        "44",
                        "timecreated",
                        Hook.now())));
        assertThat(answer.outcome()).isEqualTo("quarantined");

        Page operator = Staff.signedIn(rocket, browser, "admin", "/admin/learners");
        Locator number = operator.locator("vaadin-side-nav-item[path='deliveries'] .badge");
        number.waitFor();
        assertThat(number.innerText()).matches("[1-9][0-9]*\\+?");

        Page auditor = browser.page(rocket);
        Staff.hire(rocket, "auditor").signIn(auditor, "/admin/learners");
        auditor.locator("vaadin-side-nav-item[path='deliveries']").waitFor();
        assertThat(auditor.locator("vaadin-side-nav .badge").count()).isZero();
    }

    @Test
    void onATabletTheNavigationIsIconsAndOnAPhoneADrawer(Rocket rocket, Browser browser) {
        Page page = Staff.signedIn(rocket, browser, "admin", "/admin/sources");
        Locator item = page.locator("vaadin-side-nav-item[path='sources']");
        page.setViewportSize(800, 900);
        item.waitFor();
        page.waitForFunction("document.querySelector('vaadin-side-nav-item').getBoundingClientRect().width < 60");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/frame-800-light.png")));
        assertThat(item.getAttribute("title")).isEqualTo("Sources");

        page.setViewportSize(400, 860);
        page.waitForFunction("document.querySelector('vaadin-app-layout').hasAttribute('overlay')");
    }

    @Test
    void theSourceIsChosenOnceForEveryPage(Rocket rocket, Browser browser) {
        Rocket.Source first = rocket.newSource();
        Rocket.Source second = rocket.newSource();
        deliver(first);
        deliver(second);
        Page page = Staff.signedIn(rocket, browser, "admin", "/admin/deliveries?range=7d&source=" + first.name());
        page.locator("vaadin-grid .badge").first().waitFor();

        Locator chosen = page.getByLabel("Sources shown");
        chosen.fill(second.name());
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(second.name()).setExact(true))
                .click();
        page.waitForURL(url -> url.contains("source=" + second.name()) && url.contains("range=7d"));
        page.locator(".source-switch [role=status]")
                .getByText(second.name())
                .first()
                .waitFor();

        page.locator("vaadin-side-nav-item[path='rules']").click();
        page.waitForURL("**/admin/rules");
        chosen.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        page.locator("vaadin-side-nav-item[path^='leaderboards']").click();
        page.waitForURL("**/admin/leaderboards?source=" + second.name());
        // they follow the books within seconds
        page.getByText("learners with points")
                .or(page.getByText("Nobody has points here"))
                .first()
                .waitFor();
        page.setViewportSize(400, 860);
        chosen.waitFor();
        assertThat(chosen.inputValue()).isEqualTo(second.name());

        // it is known again where the address does not tell it
        page.setViewportSize(1440, 900);
        page.locator("vaadin-side-nav-item[path='sources']").click();
        page.waitForURL("**/admin/sources");
        page.reload();
        page.locator("vaadin-side-nav-item[path='deliveries?source=" + second.name() + "']")
                .waitFor();
    }

    private static long deliver(Rocket.Source source) {
        Answer answer = source.hook()
                .post(Hook.json(Map.of(
                        "id",
                        String.valueOf(System.nanoTime() % 1_000_000_000),
                        "eventname",
                        "\\mod_forum\\event\\post_created",
                        "userid",
                        "31",
                        "courseid",
                        "2",
                        "objectid",
                        "44",
                        "timecreated",
                        Hook.now())));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().getInt("delivery");
    }
}
