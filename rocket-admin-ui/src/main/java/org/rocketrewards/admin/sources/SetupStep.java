package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/** One step of the way: its number, what it is about, what there is to do. */
abstract class SetupStep extends Section {
    private static final long serialVersionUID = 1L;

    private final Div content = new Div();

    SetupStep(int number, String titleKey) {
        addClassNames("card", "setup-step");
        Span count = new Span(String.valueOf(number));
        count.addClassName("setup-number");
        Div head = new Div(count, new H2(getTranslation(titleKey)));
        head.addClassName("setup-head");
        content.addClassName("setup-content");
        add(head, content);
    }

    /** Where the step's own parts go. */
    Div content() {
        return content;
    }
}
