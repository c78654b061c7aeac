package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.it.browser.Buttons.button;
import static org.rocketrewards.it.browser.Buttons.inDialog;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

@ExtendWith({RunningRocket.class, Browser.Extension.class})
class ImportE2E {
    private static final String POST = "\\mod_forum\\event\\post_created";

    @Test
    void aFileIsCheckedBookedAndItsBadRowsComeBackToBeMended(Rocket rocket, Browser browser) throws IOException {
        Rocket.Source source = rocket.newSource();
        Page page = browser.page(rocket);
        Staff.hire(rocket, "operator").signIn(page, "/admin/imports/new");
        choose(page, source);
        upload(
                page,
                "history.csv",
                "number;eventname;userid;courseid;timecreated;objectid\n"
                        + "1;" + POST + ";31;2;1795348800;44\n"
                        + "2;" + POST + ";31;2;1795348900;45\n"
                        + "3;" + POST + ";31;2;yesterday;46\n");

        page.getByText("No column holds id.").first().waitFor();
        page.getByText("The file cannot be used as it is").first().waitFor();
        page.getByLabel("id", new Page.GetByLabelOptions().setExact(true)).click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("number"))
                .click();
        button(page, "Check again").click();
        page.getByText("Rows that cannot be booked").first().waitFor();
        Download errors = page.waitForDownload(
                () -> page.getByText("Download the rows (CSV)").click());
        assertThat(Files.readString(errors.path())).contains("yesterday", "rocket_reason");
        assertThat(rocket.entries(source)).isZero();
        String address = page.url();

        page.navigate("/admin/imports?source=" + source.name());
        page.getByText("history.csv").first().click();
        page.waitForURL(address + "?source=" + source.name());
        button(page, "Book 2 events…").click();
        inDialog(page, "Book").click();
        page.getByText("Every row is dealt with.").first().waitFor();

        assertThat(rocket.balance(source, 31)).isEqualTo(10);
    }

    @Test
    void openingBalancesAreShownBeforeTheyAreBooked(Rocket rocket, Browser browser) {
        Rocket.Source source = rocket.newSource();
        Page page = browser.page(rocket);
        Staff.hire(rocket, "admin").signIn(page, "/admin/imports/opening-balances");
        choose(page, source);
        page.getByLabel("Reason").fill("from the old system");
        page.locator("vaadin-upload").waitFor();
        upload(page, "balances.csv", "learner,points,as_of\n31,120,2024-05-31\n32,-,\n");

        button(page, "Book 1 opening balances…").waitFor();
        assertThat(rocket.balance(source, 31)).isZero();
        button(page, "Book 1 opening balances…").click();
        inDialog(page, "Book").click();
        page.getByText("1 booked").first().waitFor();

        assertThat(rocket.balance(source, 31)).isEqualTo(120);
    }

    private static void choose(Page page, Rocket.Source source) {
        page.getByLabel("Source").click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(source.name()).setExact(true))
                .click();
    }

    private static void upload(Page page, String name, String text) {
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }
}
