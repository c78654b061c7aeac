package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.architecture.Doors;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Every page refuses every role that it does not let in, and is not in the navigation of whoever it refuses. */
@ExtendWith({RunningRocket.class, Browser.Extension.class})
class WrongRoleE2E {
    @Test
    void everyPageRefusesTheWrongRole(Rocket rocket, Browser browser) {
        List<String> asked = new ArrayList<>();
        for (String role : List.of("operator", "auditor", "admin")) {
            Page page = browser.page(rocket);
            Staff.hire(rocket, role).signIn(page, "/admin/password");
            for (Doors.View view : Doors.views()) {
                if (view.roles().isEmpty() || view.roles().contains(role)) {
                    continue;
                }
                asked.add(role + " " + view.name());
                page.navigate("/admin/" + view.path());
                page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions()
                                        .setName("You may not open this page")
                                        .setLevel(1))
                        .waitFor();
                assertThat(page.locator("vaadin-side-nav-item[path='" + view.path() + "']")
                                .count())
                        .as(role + " " + view.path())
                        .isZero();
            }
        }

        assertThat(asked).contains("operator PeopleView", "operator SettingsView");
    }

    @Test
    void whoeverIsNotSignedInIsSentToTheSignIn(Rocket rocket, Browser browser) {
        Page page = browser.page(rocket);
        for (Doors.View view : Doors.views()) {
            if (!view.roles().isEmpty()) {
                page.navigate("/admin/" + view.path());
                page.locator("input[name=username]").waitFor();
                assertThat(page.locator("vaadin-side-nav").count())
                        .as(view.name())
                        .isZero();
            }
        }
    }
}
