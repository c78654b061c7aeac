package org.rocketrewards.admin.sources;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.access.Role;

/** All registered Moodle sites. */
@Route(value = "sources", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class SourcesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient Sources sources;

    @Inject
    SourcesView(Sources sources) {
        this.sources = sources;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        PageHeader header = new PageHeader(getTranslation("nav.sources"));
        if (Caller.operates()) {
            Button register = new Button(
                    getTranslation("source.register"),
                    VaadinIcon.PLUS.create(),
                    click -> new RegisterDialog(sources).open());
            register.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.with(register);
        }
        add(header);
        List<SourceRow> all = sources.list();
        if (all.isEmpty()) {
            add(new Empty(VaadinIcon.PLUG, getTranslation("sources.none.title"), getTranslation("sources.none.text")));
            return;
        }
        Div cards = new Div();
        cards.addClassName("cards");
        all.forEach(source -> cards.add(card(source)));
        add(cards);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.sources") + " · " + getTranslation("product");
    }

    private Component card(SourceRow source) {
        List<TokenRow> tokens = sources.tokens(source.name());
        long valid = tokens.stream().filter(token -> token.state().valid()).count();
        Anchor link = new Anchor("sources/" + source.name(), source.title());
        Div head = new Div(new H2(link));
        if (!source.environment().isEmpty()) {
            head.add(new Badge(VaadinIcon.FLASK, source.environment(), "quarantined"));
        }
        head.add(state(source, valid));
        head.addClassName("card-head");

        Div facts = new Div(Table.code(source.name()), new Span(getTranslation("source.tokens.valid", valid)));
        Optional<Instant> last = tokens.stream()
                .map(TokenRow::lastUsedAt)
                .filter(used -> used != null)
                .max(Comparator.naturalOrder());
        if (last.isPresent()) {
            facts.add(new Span(new Span(getTranslation("source.last_delivery") + " "), new Moment(last.get())));
        } else {
            facts.add(new Span(getTranslation("source.never_delivered")));
            if (Caller.operates()) {
                facts.add(new Anchor("sources/" + source.name() + "/setup", getTranslation("source.setup")));
            }
        }
        facts.addClassName("card-facts");
        Div card = new Div(head, facts);
        card.addClassName("card");
        return card;
    }

    private Component state(SourceRow source, long validTokens) {
        if (!source.enabled()) {
            return new Badge(VaadinIcon.PAUSE, getTranslation("source.disabled"), "ignored");
        }
        return validTokens == 0
                ? new Badge(VaadinIcon.KEY, getTranslation("source.no_token"), "quarantined")
                : new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("source.enabled"), "accepted");
    }
}
