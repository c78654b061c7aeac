package org.rocketrewards.admin.people;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rocketrewards.access.PersonRow;
import org.rocketrewards.access.boundary.Invitations;
import org.rocketrewards.access.boundary.PeopleDirectory;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Notice;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.model.access.Role;

/** Who signs in, and who is invited. */
@Route(value = PeopleNavigation.PEOPLE, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
class PeopleView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient PeopleDirectory people;
    private final transient Invitations invitations;
    private final transient Optional<String> publicUrl;
    private final boolean admin = Caller.administers();
    private final Div list = new Div();

    @Inject
    PeopleView(
            PeopleDirectory people,
            Invitations invitations,
            @ConfigProperty(name = "rocket.public.url") Optional<String> publicUrl) {
        this.people = people;
        this.invitations = invitations;
        this.publicUrl = publicUrl;
        addClassName("page");
        PageHeader header = new PageHeader(getTranslation("people.title"));
        if (admin) {
            Button invite = new Button(
                    getTranslation("invite.open"), VaadinIcon.PLUS.create(), click -> invite("", Role.AUDITOR, false));
            invite.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.with(invite);
        }
        list.addClassName("sections");
        add(header, new PeopleNavigation(PeopleNavigation.PEOPLE), list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        refresh();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("people.title") + " · " + getTranslation("product");
    }

    private void refresh() {
        Table table = new Table(
                getTranslation("people.title"),
                getTranslation("person.name"),
                getTranslation("person.role"),
                getTranslation("person.state"),
                getTranslation("person.last_sign_in"),
                getTranslation("person.sessions") + "#",
                getTranslation("token.actions"));
        people.list()
                .forEach(person -> table.row(
                        new Span(person.name()),
                        new Span(getTranslation("role." + person.role())),
                        state(person),
                        lastSignIn(person),
                        new Span(Words.number(person.sessions())),
                        actions(person)));
        list.removeAll();
        list.add(table, new InvitationsSection(invitations, admin, this::refresh));
    }

    private Component state(PersonRow person) {
        if (!person.enabled()) {
            return new Badge(VaadinIcon.BAN, getTranslation("person.disabled"), "ignored");
        }
        return person.mustChangePassword()
                ? new Badge(VaadinIcon.HOURGLASS, getTranslation("person.new"), "quarantined")
                : new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("person.enabled"), "accepted");
    }

    private Component lastSignIn(PersonRow person) {
        return person.lastSignInAt() == null
                ? new Span(getTranslation("person.never"))
                : new Moment(person.lastSignInAt());
    }

    private Component actions(PersonRow person) {
        if (!admin || Caller.name().equals(person.name())) {
            return new Span(Caller.name().equals(person.name()) ? getTranslation("person.you") : "");
        }
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL, MenuBarVariant.LUMO_ICON);
        MenuItem more = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        more.setAriaLabel(getTranslation("person.actions", person.name()));
        more.getSubMenu().addItem(getTranslation("person.change_role"), click -> askForRole(person));
        more.getSubMenu()
                .addItem(
                        getTranslation("person.new_password"),
                        click -> invite(person.name(), Role.of(person.role()), true));
        more.getSubMenu()
                .addItem(
                        getTranslation(person.enabled() ? "person.disable" : "person.enable"),
                        click -> askToEnable(person));
        return bar;
    }

    private void askForRole(PersonRow person) {
        RoleField role = new RoleField(Role.of(person.role()));
        new ActDialog(
                        getTranslation("person.change_role.which", person.name()),
                        getTranslation("person.change_role.do"))
                .say(getTranslation("person.change_role.consequence"))
                .with(role)
                .askWhy()
                .dangerous()
                .ask(reason -> {
                    people.changeRole(person.name(), role.getValue(), reason);
                    done("person.change_role.done", person.name());
                });
    }

    private void askToEnable(PersonRow person) {
        String act = person.enabled() ? "person.disable." : "person.enable.";
        new ActDialog(
                        getTranslation(act + "which", person.name()),
                        getTranslation(person.enabled() ? "person.disable" : "person.enable"))
                .say(getTranslation(act + "consequence", Words.number(person.sessions())))
                .askWhy()
                .dangerous()
                .ask(reason -> {
                    if (person.enabled()) {
                        people.disable(person.name(), reason);
                    } else {
                        people.enable(person.name(), reason);
                    }
                    done(act + "done", person.name());
                });
    }

    private void invite(String name, Role role, boolean known) {
        new InviteDialog(invitations, publicUrl, name, role, known, this::refresh).open();
    }

    private void done(String key, String name) {
        Notice.show(getTranslation(key, name));
        refresh();
    }
}
