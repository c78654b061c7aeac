package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Names and values, one below the other. */
public final class Facts extends Composite<DescriptionList> {
    private static final long serialVersionUID = 1L;

    /** No facts yet. */
    public Facts() {
        getContent().addClassName("facts");
    }

    /** Adds a value of components. */
    public Facts add(String name, Component... values) {
        DescriptionList.Description value = new DescriptionList.Description();
        value.add(values);
        getContent().add(new DescriptionList.Term(name), value);
        return this;
    }

    /** Adds a value of plain text. */
    public Facts add(String name, String value) {
        return add(name, new Span(value));
    }

    /** Adds an id or another text that machines read. */
    public Facts addCode(String name, String value) {
        return add(name, Table.code(value));
    }
}
