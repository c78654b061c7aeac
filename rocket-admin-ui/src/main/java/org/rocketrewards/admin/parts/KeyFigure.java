package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/**
 * A figure that somebody wants to know at a glance: what it is, the number, what to compare it with, and how it went.
 * Several stand in a {@code Div} with the class name {@code figures}.
 *
 * <pre>{@code
 * new KeyFigure(words, Words.number(12), unit)
 *         .about(words)
 *         .line(lastDay);
 * }</pre>
 */
public final class KeyFigure extends Div {
    private static final long serialVersionUID = 1L;

    /** A figure; {@code unit} may be empty. */
    public KeyFigure(String name, String value, String unit) {
        addClassName("figure");
        Span label = new Span(name);
        label.addClassName("figure-name");
        Span number = new Span(value);
        number.addClassName("figure-value");
        Div line = new Div(number);
        line.addClassName("figure-line");
        if (!unit.isEmpty()) {
            Span what = new Span(unit);
            what.addClassName("small");
            line.add(what);
        }
        add(label, line);
    }

    /** Adds a sentence in small letters. */
    public KeyFigure about(String text) {
        Span about = new Span(text);
        about.addClassName("small");
        add(about);
        return this;
    }

    /** Adds how it went, oldest first. */
    public KeyFigure line(List<? extends Number> values) {
        add(new Sparkline(values));
        return this;
    }
}
