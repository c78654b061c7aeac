package org.rocketrewards.admin.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.rocketrewards.access.SessionRow;
import org.rocketrewards.access.boundary.PersonSessions;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Notice;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.security.AdminSession;

/** Open sessions, with the one that looks at them marked. */
final class SessionsTable extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final transient PersonSessions sessions;
    private final transient Supplier<List<SessionRow>> rows;
    private final boolean mayEnd;
    private final String here;

    SessionsTable(PersonSessions sessions, Supplier<List<SessionRow>> rows, boolean mayEnd) {
        this.sessions = sessions;
        this.rows = rows;
        this.mayEnd = mayEnd;
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        this.here = AdminSession.id(request.getHttpServletRequest()).orElse("");
        refresh();
    }

    private void refresh() {
        Table table = new Table(
                getTranslation("sessions.title"),
                getTranslation("session.person"),
                getTranslation("session.active"),
                getTranslation("session.opened"),
                getTranslation("session.address"),
                getTranslation("session.browser"),
                getTranslation("token.actions"));
        rows.get()
                .forEach(session -> table.row(
                        new Span(session.person()),
                        new Moment(session.activeAt()),
                        new Moment(session.openedAt()),
                        Table.code(session.address()),
                        browser(session),
                        actions(session)));
        getContent().removeAll();
        getContent().add(table);
    }

    private Component browser(SessionRow session) {
        Span browser = new Span(Browsers.name(session.browser()));
        browser.getElement().setAttribute("title", session.browser());
        return browser;
    }

    private Component actions(SessionRow session) {
        if (session.id().equals(here)) {
            return new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("session.here"), "accepted");
        }
        if (!mayEnd) {
            return new Span("");
        }
        Button end = new Button(getTranslation("session.end"), click -> {
            sessions.end(session.id());
            Notice.show(getTranslation("session.ended", session.person()));
            refresh();
        });
        end.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
        end.setAriaLabel(getTranslation("session.end.which", session.person()));
        return end;
    }
}
