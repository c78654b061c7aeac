package org.rocketrewards.admin.frame;

import com.vaadin.flow.component.icon.VaadinIcon;

/**
 * Something that the search found.
 *
 * @param icon what kind of thing it is
 * @param title the thing
 * @param about what kind of thing it is, in words, and what tells it from its like
 * @param path where it is shown, with the conditions of a list if it has any; empty: nowhere
 */
public record Hit(VaadinIcon icon, String title, String about, String path) {}
