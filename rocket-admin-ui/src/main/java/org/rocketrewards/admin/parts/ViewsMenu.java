package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.rocketrewards.access.SavedView;
import org.rocketrewards.access.boundary.SavedViews;

/** The reader's own views of a list: filter and columns under a name, to be chosen again. */
public final class ViewsMenu extends Composite<MenuBar> {
    private static final long serialVersionUID = 1L;

    /** What is no part of a view: whether the list follows what comes. */
    private static final String LIVE = "live";

    private final transient SavedViews views;
    private final String path;
    private String shown = "";

    /** The views of the list at this address, below the administration's. */
    public ViewsMenu(SavedViews views, String path) {
        this.views = views;
        this.path = path;
        getContent().addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        getContent().getElement().setAttribute("aria-label", getTranslation("views.title"));
    }

    /** Says what the list shows now. */
    public ViewsMenu show(QueryParameters parameters) {
        Map<String, List<String>> sorted = new TreeMap<>(parameters.getParameters());
        sorted.remove(LIVE);
        shown = new QueryParameters(sorted).getQueryString();
        refresh();
        return this;
    }

    private void refresh() {
        List<SavedView> own = views.own(path);
        Optional<SavedView> current =
                own.stream().filter(view -> view.query().equals(shown)).findFirst();
        MenuBar bar = getContent();
        bar.removeAll();
        MenuItem top = bar.addItem(current.map(view -> getTranslation("views.current", named(view)))
                .orElseGet(() -> getTranslation("views.title")));
        SubMenu menu = top.getSubMenu();
        for (SavedView view : own) {
            MenuItem item = menu.addItem(
                    named(view), click -> UI.getCurrent().navigate(path, QueryParameters.fromString(view.query())));
            item.setCheckable(true);
            item.setChecked(current.filter(view::equals).isPresent());
        }
        if (!own.isEmpty()) {
            menu.addComponent(new Hr());
        }
        menu.addItem(getTranslation("views.save"), click -> askToSave());
        if (!own.isEmpty()) {
            menu.addItem(getTranslation("views.manage"), click -> new ViewsDialog(views, path, this::refresh).open());
        }
    }

    private void askToSave() {
        String wanted = shown;
        ViewsDialog.askForName(getTranslation("views.save.title"), getTranslation("views.save.do"), "", name -> {
            views.save(path, name, wanted);
            if (Objects.equals(wanted, shown)) {
                refresh();
            }
        });
    }

    static String named(SavedView view) {
        return Words.withoutTricks(view.name());
    }
}
