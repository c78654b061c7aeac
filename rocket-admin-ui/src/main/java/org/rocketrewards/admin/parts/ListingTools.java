package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What can be done with a {@link Listing}: live, views, columns, file. */
final class ListingTools extends Div {
    private static final long serialVersionUID = 1L;

    ListingTools(Listing<?> listing) {
        addClassName("listing-tools");
        ListingState state = listing.state();
        ListingCount count = listing.count();
        if (count != null) {
            add(count);
        }
        Pulse pulse = listing.pulse();
        if (pulse != null) {
            add(live(listing, state));
            if (state.live()) {
                add(pulse);
            }
        }
        ViewsMenu views = listing.views();
        if (views != null) {
            add(views);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        listing.columns().stream().skip(1).forEach(column -> headers.put(column.key(), column.header()));
        add(new ColumnsMenu(headers, state.columns(), wanted -> listing.go(state.with(wanted))));
        Function<FilterValues, Download.File> file = listing.file();
        if (file != null) {
            add(file(file, state.filter()));
        }
    }

    private Button live(Listing<?> listing, ListingState state) {
        Button live = new Button(
                getTranslation("list.live"),
                (state.live() ? VaadinIcon.PAUSE : VaadinIcon.PLAY).create(),
                click -> listing.go(state.following(!state.live())));
        live.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        live.getElement().setAttribute("aria-pressed", String.valueOf(state.live()));
        live.setClassName("pressed", state.live());
        return live;
    }

    private Download file(Function<FilterValues, Download.File> file, FilterValues filter) {
        Download link = new Download(getTranslation("list.csv"), () -> file.apply(filter));
        link.addClassName("listing-file");
        link.getElement().setAttribute("title", getTranslation("list.csv.help"));
        return link;
    }
}
