package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.TokenState;
import org.rocketrewards.ingest.TokenTraffic;
import org.rocketrewards.ingest.TokenUse;
import org.rocketrewards.ingest.boundary.Sources;

/** The tokens of a source: which are valid, who still uses which, rotate, revoke. */
final class TokensSection extends Section {
    private static final long serialVersionUID = 1L;

    private final transient Sources sources;
    private final transient Clock clock;
    private final String source;
    private final boolean operates;

    TokensSection(Sources sources, String source, boolean operates, Clock clock) {
        this.sources = sources;
        this.clock = clock;
        this.source = source;
        this.operates = operates;
        addClassName("card");
        refresh();
    }

    private void refresh() {
        removeAll();
        List<TokenRow> tokens = sources.tokens(source);
        Div head = new Div(new H2(getTranslation("tokens.title")));
        head.addClassName("card-head");
        if (operates) {
            Button rotate = new Button(
                    getTranslation(tokens.isEmpty() ? "tokens.first" : "tokens.rotate"),
                    VaadinIcon.REFRESH.create(),
                    click -> new RotateDialog(sources, source, tokens, this::refresh).open());
            rotate.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            head.add(rotate);
        }
        add(head);
        if (tokens.isEmpty()) {
            add(new Empty(VaadinIcon.KEY, getTranslation("tokens.none.title"), getTranslation("tokens.none.text")));
            return;
        }
        add(new Paragraph(getTranslation("tokens.text")));
        tokens.stream().filter(token -> token.due(clock.instant())).findFirst().ifPresent(this::remind);
        tokens.stream()
                .filter(token -> token.state() == TokenState.EXPIRING)
                .forEach(token -> tellWhoStillUses(token, tokens.get(0)));
        Table table = new Table(
                getTranslation("tokens.title"),
                getTranslation("token"),
                getTranslation("token.state"),
                getTranslation("token.made"),
                getTranslation("token.used"),
                getTranslation("token.actions"));
        tokens.forEach(token ->
                table.row(Table.code(token.prefix() + "…"), state(token), made(token), used(token), actions(token)));
        if (tokens.size() > 1) {
            add(new TokenBars(tokens, clock.instant()));
        }
        add(table);
    }

    private Component state(TokenRow token) {
        Div state = new Div();
        state.addClassName("stack");
        switch (token.state()) {
            case ACTIVE -> state.add(badge(VaadinIcon.CHECK_CIRCLE, token, "accepted"));
            case EXPIRING -> {
                state.add(badge(VaadinIcon.HOURGLASS, token, "quarantined"));
                if (token.expiresAt() != null) {
                    state.add(new Span(new Span(getTranslation("token.ends") + " "), new Moment(token.expiresAt())));
                    state.add(new Span(new Span(getTranslation("token.until") + " "), Moment.exact(token.expiresAt())));
                }
            }
            case EXPIRED -> state.add(badge(VaadinIcon.HOURGLASS_END, token, "ignored"));
            case REVOKED -> state.add(badge(VaadinIcon.BAN, token, "refused"));
        }
        return state;
    }

    private Badge badge(VaadinIcon icon, TokenRow token, String look) {
        return new Badge(icon, getTranslation("token.state." + token.state().code()), look);
    }

    private Component made(TokenRow token) {
        Div made = new Div(new Moment(token.createdAt()), small(getTranslation("token.by", token.createdBy())));
        made.addClassName("stack");
        return made;
    }

    private Component used(TokenRow token) {
        Div used = new Div();
        used.addClassName("stack");
        if (token.lastUsedAt() == null) {
            used.add(new Span(getTranslation("token.never_used")));
            return used;
        }
        used.add(new Moment(token.lastUsedAt()));
        for (TokenUse use : token.uses().subList(0, Math.min(3, token.uses().size()))) {
            used.add(small(getTranslation("token.use", use.address(), Words.number(use.uses()))));
        }
        if (token.uses().size() > 3) {
            used.add(small(getTranslation("token.more_uses", token.uses().size() - 3)));
        }
        return used;
    }

    private Component actions(TokenRow token) {
        if (!operates || !token.state().valid()) {
            return new Span("");
        }
        Button revoke = new Button(getTranslation("token.revoke"), click -> askToRevoke(token));
        revoke.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
        revoke.setAriaLabel(getTranslation("token.revoke.which", token.prefix()));
        return revoke;
    }

    private void askToRevoke(TokenRow token) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("token.revoke.which", token.prefix()));
        TokenTraffic traffic = sources.tokenTraffic(source, token.id());
        Div text = new Div();
        text.addClassName("stack");
        if (traffic.deliveries() > 0) {
            text.add(new Paragraph(getTranslation(
                    "token.revoke.breaks",
                    Words.number(traffic.deliveries()),
                    traffic.eventTypes(),
                    traffic.addresses())));
        }
        text.add(new Paragraph(getTranslation("token.revoke.consequence")));
        if (token.lastUsedAt() == null) {
            text.add(new Paragraph(getTranslation("token.revoke.unused")));
        } else {
            text.add(new Paragraph(
                    new Span(getTranslation("token.revoke.used", token.uses().size()) + " "),
                    new Moment(token.lastUsedAt())));
        }
        dialog.setText(text);
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("dialog.cancel"));
        dialog.setConfirmText(getTranslation("token.revoke"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirmed -> {
            sources.revoke(source, token.id());
            refresh();
        });
        dialog.open();
    }

    private void remind(TokenRow token) {
        Div due = new Div(
                new Badge(VaadinIcon.CALENDAR_CLOCK, getTranslation("token.due"), "quarantined"),
                new Span(getTranslation(
                        "token.due.text",
                        Duration.between(token.createdAt(), clock.instant()).toDays())));
        due.addClassName("setup-line");
        add(due);
    }

    /** While an old token runs out: whether Moodle still shows it. */
    private void tellWhoStillUses(TokenRow old, TokenRow newest) {
        List<String> addresses = old.uses().stream()
                .filter(use -> use.lastUsedAt().isAfter(newest.createdAt()))
                .map(TokenUse::address)
                .toList();
        Div line = new Div();
        line.addClassName("setup-line");
        if (addresses.isEmpty()) {
            line.add(
                    new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("token.overlap.unused"), "accepted"),
                    new Span(getTranslation("token.overlap.unused.text", old.prefix())));
        } else {
            line.add(
                    new Badge(VaadinIcon.HOURGLASS, getTranslation("token.overlap.used"), "quarantined"),
                    new Span(getTranslation("token.overlap.used.text", old.prefix(), String.join(", ", addresses))));
        }
        add(line);
    }

    private static Span small(String text) {
        Span small = new Span(text);
        small.addClassName("small");
        return small;
    }
}
