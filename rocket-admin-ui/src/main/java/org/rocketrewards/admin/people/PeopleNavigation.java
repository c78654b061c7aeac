package org.rocketrewards.admin.people;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** Ways to and between the pages about people. */
final class PeopleNavigation extends Composite<Nav> {
    private static final long serialVersionUID = 1L;

    static final String PEOPLE = "people";
    static final String KEYS = "people/api-keys";
    static final String SESSIONS = "people/sessions";
    static final String WELCOME = "welcome";

    /** The pages beside each other; {@code here} is the one that is shown. */
    PeopleNavigation(String here) {
        getContent().addClassName("subnav");
        getContent().setAriaLabel(getTranslation("nav.people"));
        add(PEOPLE, getTranslation("people.title"), here);
        add(KEYS, getTranslation("keys.api.title"), here);
        add(SESSIONS, getTranslation("sessions.title"), here);
    }

    private void add(String path, String name, String here) {
        Anchor link = new Anchor(path, name);
        if (path.equals(here)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        getContent().add(link);
    }
}
