package org.rocketrewards.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import org.rocketrewards.admin.parts.Caller;

/** The pages, by task. A new page is one line. */
final class Navigation extends Composite<Nav> {
    private static final long serialVersionUID = 1L;

    Navigation() {
        getContent().addClassName("navigation");
        getContent().setAriaLabel(getTranslation("nav.pages"));
        getContent()
                .add(
                        product(),
                        group(
                                "nav.today",
                                page("nav.deliveries", "deliveries", VaadinIcon.INBOX),
                                page("nav.learners", "learners", VaadinIcon.ACADEMY_CAP),
                                page("nav.leaderboards", "leaderboards", VaadinIcon.TROPHY),
                                page("nav.corrections", "corrections", VaadinIcon.PLUS_MINUS)),
                        group("nav.connect", page("nav.sources", "sources", VaadinIcon.PLUG)));
        if (Caller.audits()) {
            getContent().add(group("nav.watch", page("nav.audit", "audit", VaadinIcon.SHIELD)));
        }
    }

    private static Anchor product() {
        Image mark = new Image("../rocket.svg", "");
        Anchor home = new Anchor("", mark, new Span("Rocket"));
        home.addClassName("product");
        return home;
    }

    private SideNav group(String label, SideNavItem... pages) {
        SideNav group = new SideNav(getTranslation(label));
        group.addItem(pages);
        return group;
    }

    private SideNavItem page(String label, String path, VaadinIcon icon) {
        SideNavItem page = new SideNavItem(getTranslation(label), path, icon.create());
        page.setMatchNested(true);
        return page;
    }
}
