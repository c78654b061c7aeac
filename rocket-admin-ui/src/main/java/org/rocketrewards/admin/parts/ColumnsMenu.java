package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Which columns of a list are shown. */
public final class ColumnsMenu extends Composite<MenuBar> {
    private static final long serialVersionUID = 1L;

    /**
     * A menu.
     *
     * @param headers words of the columns that may be hidden, by their keys, in order
     * @param shown keys of all that are shown
     * @param changed is told which ones are wanted instead
     */
    public ColumnsMenu(Map<String, String> headers, Set<String> shown, Consumer<Set<String>> changed) {
        MenuBar bar = getContent();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        bar.getElement().setAttribute("aria-label", getTranslation("list.columns"));
        MenuItem columns = bar.addItem(getTranslation("list.columns"));
        headers.forEach((key, header) -> {
            MenuItem item = columns.getSubMenu().addItem(header, click -> {
                Set<String> wanted = new HashSet<>(shown);
                if (!wanted.remove(key)) {
                    wanted.add(key);
                }
                changed.accept(wanted);
            });
            item.setCheckable(true);
            item.setChecked(shown.contains(key));
        });
    }
}
