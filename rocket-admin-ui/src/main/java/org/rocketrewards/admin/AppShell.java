package org.rocketrewards.admin;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;

/** What stands in the head of every page. Files lie beside the servlet's folder, at the root of the archive. */
public class AppShell implements AppShellConfigurator {
    private static final long serialVersionUID = 1L;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setViewport("width=device-width, initial-scale=1");
        settings.addFavIcon("icon", "../rocket.svg", "any");
        settings.addMetaTag("color-scheme", "light dark");
        settings.addMetaTag("robots", "noindex");
    }
}
