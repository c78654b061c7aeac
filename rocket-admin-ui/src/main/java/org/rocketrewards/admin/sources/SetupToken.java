package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.CopyButton;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.boundary.Sources;

/** Makes a token, and has it at hand for the files as long as the page is open. Nothing else keeps it. */
final class SetupToken extends SetupStep {
    private static final long serialVersionUID = 1L;

    private final transient Sources sources;
    private final String source;
    private transient Runnable whenMade = () -> {};
    private transient @Nullable String secret;

    SetupToken(Sources sources, String source) {
        super(1, "setup.token");
        this.sources = sources;
        this.source = source;
        show();
    }

    /** The token, if it was made on this page. */
    Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    /** Called when a token was made. */
    void whenMade(Runnable then) {
        whenMade = then;
    }

    private void show() {
        List<TokenRow> valid = sources.tokens(source).stream()
                .filter(token -> token.state().valid())
                .toList();
        content().removeAll();
        if (valid.isEmpty()) {
            content().add(new Paragraph(getTranslation("setup.token.none")), make(Duration.ZERO, true));
            return;
        }
        Div known = new Div();
        known.addClassName("setup-line");
        valid.forEach(token -> known.add(
                new Badge(
                        VaadinIcon.CHECK_CIRCLE,
                        getTranslation("token.state." + token.state().code()),
                        "accepted"),
                Table.code(token.prefix() + "…")));
        content().add(known, new Paragraph(getTranslation("setup.token.known")), make(Sources.DEFAULT_OVERLAP, false));
    }

    private Button make(Duration overlap, boolean first) {
        Button make = new Button(getTranslation(first ? "tokens.first" : "setup.token.another"), click -> {
            String made = sources.rotate(source, overlap).secret().value();
            secret = made;
            showOnce(made);
            whenMade.run();
        });
        make.setDisableOnClick(true);
        if (first) {
            make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return make;
    }

    private void showOnce(String made) {
        Div line = new Div(Table.code(made), new CopyButton(getTranslation("rotate.done.copy"), made));
        line.addClassName("code-line");
        content().removeAll();
        content().add(new Paragraph(getTranslation("setup.token.once")), line);
    }
}
