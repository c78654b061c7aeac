package org.rocketrewards.admin.people;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.ApiKeyRow;
import org.rocketrewards.access.boundary.ApiKeys;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Notice;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.model.access.Role;

/** With which keys programs call. */
@Route(value = PeopleNavigation.KEYS, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
class ApiKeysView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient ApiKeys keys;
    private final boolean admin = Caller.administers();
    private final Div list = new Div();

    @Inject
    ApiKeysView(ApiKeys keys, Clock clock) {
        this.keys = keys;
        addClassName("page");
        PageHeader header = new PageHeader(getTranslation("keys.api.title"))
                .below(PeopleNavigation.PEOPLE, getTranslation("people.title"));
        if (admin) {
            Button make = new Button(
                    getTranslation("key.new"),
                    VaadinIcon.PLUS.create(),
                    click -> new ApiKeyDialog(keys, clock, this::refresh).open());
            make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.with(make);
        }
        list.addClassName("sections");
        add(header, new PeopleNavigation(PeopleNavigation.KEYS), new Paragraph(getTranslation("keys.api.text")), list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        refresh();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("keys.api.title") + " · " + getTranslation("product");
    }

    private void refresh() {
        list.removeAll();
        List<ApiKeyRow> all = keys.list();
        if (all.isEmpty()) {
            list.add(new Empty(VaadinIcon.KEY, getTranslation("keys.api.none"), getTranslation("keys.api.none.text")));
            return;
        }
        Table table = new Table(
                getTranslation("keys.api.title"),
                getTranslation("key.name"),
                getTranslation("token.state"),
                getTranslation("key.may"),
                getTranslation("token.made"),
                getTranslation("key.expires"),
                getTranslation("token.used"),
                getTranslation("token.actions"));
        all.forEach(key -> table.row(
                stack(new Span(key.name()), Table.code(key.prefix() + "…")),
                state(key),
                may(key),
                stack(new Moment(key.createdAt()), small(getTranslation("token.by", key.createdBy()))),
                moment(key.expiresAt(), "key.never_expires"),
                moment(key.lastUsedAt(), "token.never_used"),
                actions(key)));
        list.add(table);
    }

    private Component state(ApiKeyRow key) {
        return switch (key.state()) {
            case "active" -> new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("token.state.active"), "accepted");
            case "expired" -> new Badge(VaadinIcon.HOURGLASS_END, getTranslation("token.state.expired"), "ignored");
            default -> new Badge(VaadinIcon.BAN, getTranslation("token.state.revoked"), "refused");
        };
    }

    private Component may(ApiKeyRow key) {
        return stack(
                new Span(getTranslation("role." + key.role())),
                small(key.scopes().isEmpty() ? getTranslation("key.everywhere") : String.join(", ", key.scopes())));
    }

    private Component moment(@Nullable Instant at, String otherwise) {
        return at == null ? new Span(getTranslation(otherwise)) : new Moment(at);
    }

    private Component actions(ApiKeyRow key) {
        if (!admin || key.state().equals("revoked")) {
            return new Span("");
        }
        Button revoke = new Button(getTranslation("token.revoke"), click -> askToRevoke(key));
        revoke.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
        revoke.setAriaLabel(getTranslation("key.revoke.which", key.name()));
        return revoke;
    }

    private void askToRevoke(ApiKeyRow key) {
        ActDialog question = new ActDialog(
                        getTranslation("key.revoke.which", key.name()), getTranslation("token.revoke"))
                .say(getTranslation("key.revoke.consequence"));
        if (key.lastUsedAt() == null) {
            question.say(getTranslation("token.revoke.unused"));
        } else {
            Paragraph used = new Paragraph(getTranslation("key.revoke.used") + " ");
            used.add(new Moment(key.lastUsedAt()));
            question.with(used);
        }
        question.askWhy().dangerous().ask(reason -> {
            keys.revoke(key.name(), reason);
            Notice.show(getTranslation("key.revoked", key.name()));
            refresh();
        });
    }

    private static Component stack(Component... parts) {
        Div stack = new Div(parts);
        stack.addClassName("stack");
        return stack;
    }

    private static Span small(String text) {
        Span small = new Span(text);
        small.addClassName("small");
        return small;
    }
}
