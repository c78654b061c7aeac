package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rocketrewards.audit.boundary.Exports;

/** What can be done with a {@link Listing}: live, views, columns, file. */
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
        ViewsMenu views = listing.views();
        if (views != null) {
            add(views);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        listing.columns().stream().skip(1).forEach(column -> headers.put(column.key(), column.header()));
        add(new ColumnsMenu(headers, listing.shownColumns(), listing::showColumns));
        Exports exports = listing.exports();
        if (exports != null) {
            add(file(listing, exports));
        }
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
