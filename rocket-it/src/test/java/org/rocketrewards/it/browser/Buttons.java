package org.rocketrewards.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Buttons as people find them: by what is written on them. */
final class Buttons {
    private Buttons() {}

    /** The button with exactly this word. */
    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The button of the dialog that is open. */
    static Locator inDialog(Page page, String name) {
        return page.locator("vaadin-dialog-overlay[opened]")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
