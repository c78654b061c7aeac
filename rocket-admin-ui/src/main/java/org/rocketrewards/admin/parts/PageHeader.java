package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/** The head of a page: where it is, its one H1, and what can be done on it. */
public final class PageHeader extends Div {
    private static final long serialVersionUID = 1L;

    private final OrderedList trail = new OrderedList();
    private final Nav breadcrumb = new Nav(trail);
    private final Div line = new Div();

    /** A head with a title. */
    public PageHeader(String title) {
        addClassName("page-header");
        breadcrumb.addClassName("breadcrumb");
        breadcrumb.setAriaLabel(getTranslation("frame.breadcrumb"));
        breadcrumb.setVisible(false);
        line.addClassName("page-title");
        line.add(new H1(title));
        add(breadcrumb, line);
    }

    /** Adds a page above this one; outermost first. */
    public PageHeader below(String path, String name) {
        trail.add(new ListItem(new Anchor(path, name)));
        breadcrumb.setVisible(true);
        return this;
    }

    /** Adds what can be done, at the right end. */
    public PageHeader with(Component... actions) {
        Span gap = new Span();
        gap.addClassName("gap");
        line.add(gap);
        line.add(actions);
        return this;
    }
}
