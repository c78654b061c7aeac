package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Stands where nothing is: what would be here, why it is not, and the one next step. */
public final class Empty extends Div {
    private static final long serialVersionUID = 1L;

    /** An empty place with its explanation and next step. */
    public Empty(VaadinIcon icon, String title, String text, Component... nextStep) {
        addClassName("empty");
        Paragraph headline = new Paragraph(title);
        headline.addClassName("empty-title");
        add(icon.create(), headline, new Paragraph(text));
        add(nextStep);
    }
}
