package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.HashSet;
import java.util.Set;
import org.rocketrewards.audit.boundary.Exports;

/** What can be done with a {@link Listing}: live, columns, file. */
final class ListingTools extends Div {
    private static final long serialVersionUID = 1L;

    ListingTools(Listing<?> listing) {
        addClassName("listing-tools");
        if (listing.canBeLive()) {
            Button live = new Button(
                    getTranslation("list.live"),
                    (listing.isLive() ? VaadinIcon.PAUSE : VaadinIcon.PLAY).create(),
                    click -> listing.live(!listing.isLive()));
            live.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            live.getElement().setAttribute("aria-pressed", String.valueOf(listing.isLive()));
            live.setClassName("pressed", listing.isLive());
            add(live);
        }
        add(columns(listing));
        Exports exports = listing.exports();
        if (exports != null) {
            add(file(listing, exports));
        }
    }

    private MenuBar columns(Listing<?> listing) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        bar.getElement().setAttribute("aria-label", getTranslation("list.columns"));
        MenuItem columns = bar.addItem(getTranslation("list.columns"));
        Set<String> shown = listing.shownColumns();
        listing.columns().stream().skip(1).forEach(column -> {
            MenuItem item = columns.getSubMenu().addItem(column.header(), click -> {
                Set<String> wanted = new HashSet<>(shown);
                if (!wanted.remove(column.key())) {
                    wanted.add(column.key());
                }
                listing.showColumns(wanted);
            });
            item.setCheckable(true);
            item.setChecked(shown.contains(column.key()));
        });
        return bar;
    }

    private <T> Anchor file(Listing<T> listing, Exports exports) {
        FilterValues filter = listing.filter();
        DownloadHandler handler = event -> {
            exports.note(listing.path(), filter.values());
            event.setFileName(listing.path().replace('/', '-') + ".csv");
            event.setContentType("text/csv; charset=utf-8");
            ListingFile.write(listing.columns(), listing.source(), filter, event.getOutputStream());
        };
        Anchor file = new Anchor(handler, getTranslation("list.csv"));
        file.addClassName("listing-file");
        file.getElement().setAttribute("download", true);
        file.getElement().setAttribute("title", getTranslation("list.csv.help"));
        return file;
    }
}
