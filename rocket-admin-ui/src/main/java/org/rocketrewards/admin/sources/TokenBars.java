package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.TokenState;

/**
 * When each token was valid, as bars below one another, so that overlaps are seen. For the eye only: the table beside it
 * says the same in words.
 */
final class TokenBars extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 8;
    private static final Duration BEFORE = Duration.ofDays(90);
    private static final Duration AFTER = Duration.ofDays(8);

    /** Where a bar begins and how long it is, in parts of the whole line. */
    record Bar(double begin, double length) {
        /** The bar of a stretch of time on a line. */
        static Bar of(Instant from, Instant to, Instant lineFrom, Instant lineTo) {
            double whole = Duration.between(lineFrom, lineTo).toMillis();
            double begin = clamp(Duration.between(lineFrom, from).toMillis() / whole);
            double end = clamp(Duration.between(lineFrom, to).toMillis() / whole);
            return new Bar(begin, Math.max(0, end - begin));
        }

        private static double clamp(double share) {
            return Math.max(0, Math.min(1, share));
        }
    }

    TokenBars(List<TokenRow> tokens, Instant now) {
        getContent().addClassName("token-bars");
        getContent().getElement().setAttribute("aria-hidden", "true");
        Instant from = now.minus(BEFORE);
        Instant to = now.plus(AFTER);
        tokens.stream()
                .filter(token -> end(token, to).isAfter(from))
                .limit(MOST)
                .forEach(token -> getContent().add(line(token, from, to)));
        Div scale = new Div(Moment.exact(from), new Span(getTranslation("token.bars.now")));
        scale.addClassName("token-scale");
        getContent().add(scale);
    }

    private static Div line(TokenRow token, Instant from, Instant to) {
        Bar bar = Bar.of(token.createdAt(), end(token, to), from, to);
        Span drawn = new Span();
        drawn.addClassNames("token-bar", token.state().code());
        drawn.getStyle().set("inset-inline-start", percent(bar.begin())).set("inline-size", percent(bar.length()));
        Span track = new Span(drawn);
        track.addClassName("token-track");
        Div line = new Div(Table.code(token.prefix() + "…"), track);
        line.addClassName("token-line");
        return line;
    }

    private static Instant end(TokenRow token, Instant lineTo) {
        if (token.state() == TokenState.REVOKED && token.revokedAt() != null) {
            return token.revokedAt();
        }
        return token.expiresAt() == null ? lineTo : token.expiresAt();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share * 100);
    }
}
