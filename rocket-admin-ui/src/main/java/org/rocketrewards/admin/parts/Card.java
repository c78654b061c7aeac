package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A part of a page with a heading, and what can be done at its right end. */
public class Card extends Section {
    private static final long serialVersionUID = 1L;

    private final Div head = new Div();

    /** A card with a heading. */
    public Card(String title, Component... actions) {
        addClassName("card");
        head.addClassName("card-head");
        head.add(new H2(title));
        head.add(actions);
        add(head);
    }

    /** Takes everything out but the head. */
    public final void clear() {
        getChildren().filter(child -> child != head).toList().forEach(this::remove);
    }
}
