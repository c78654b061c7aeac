package org.rocketrewards.admin;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.shared.Registration;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.frame.Duties;
import org.rocketrewards.admin.frame.Finder;
import org.rocketrewards.admin.frame.KeysDialog;
import org.rocketrewards.admin.frame.SearchBox;
import org.rocketrewards.admin.frame.SourceSwitch;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.ingest.boundary.Sources;

/** The frame around every page of the administration: navigation, environment, search, source, keys,
 * theme, account, and the main landmark. */
@RouteScoped
@StyleSheet("context://rocket.css")
@StyleSheet("context://rocket-frame.css")
public class MainLayout extends AppLayout implements RouterLayout, AfterNavigationObserver {
    private static final long serialVersionUID = 1L;
    private static final String MAIN = "main";

    private final Main main = new Main();
    private final @Nullable SourceSwitch source;
    private transient @Nullable Class<?> shown;

    /** The frame; {@code environment} is a short label such as "staging" that nobody may overlook. */
    @Inject
    MainLayout(
            @ConfigProperty(name = "rocket.environment") Optional<String> environment,
            Finder finder,
            Duties duties,
            Sources sources) {
        setPrimarySection(Section.DRAWER);
        main.setId(MAIN);
        main.getElement().setAttribute("tabindex", "-1");

        Anchor skip = new Anchor("#" + MAIN, getTranslation("frame.skip"));
        skip.addClassName("skip-link");
        skip.getElement().setAttribute("router-ignore", true);

        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("frame.menu"));

        Header bar = new Header(skip, toggle);
        bar.addClassName("bar");
        environment.filter(label -> !label.isBlank()).ifPresent(label -> bar.add(environmentLabel(label)));
        Navigation navigation = new Navigation(duties);
        source = Caller.reads() ? new SourceSwitch(sources, navigation::carry) : null;
        if (source != null) {
            bar.add(new SearchBox(finder), source);
        }
        Span gap = new Span();
        gap.addClassName("gap");
        bar.add(gap, KeysDialog.button(getTranslation("keys.title")), new AccountMenu());
        addToNavbar(bar);
        addToDrawer(navigation);
        setContent(main);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        if (oldContent != null
                && main.getElement().equals(oldContent.getElement().getParent())) {
            oldContent.getElement().removeFromParent();
        }
    }

    /** A new page starts at its top, for the eye and for a screen reader; a new filter or selection does not. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Class<?> page = event.getActiveChain().isEmpty()
                ? null
                : event.getActiveChain().get(0).getClass();
        if (shown != null && shown != page) {
            main.getElement().callJsFunction("focus");
        }
        shown = page;
        if (source != null) {
            source.follow(event);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        SourceSwitch kept = source;
        if (kept != null) {
            Registration listening = event.getUI().addBeforeEnterListener(kept::keep);
            addDetachListener(detach -> {
                listening.remove();
                detach.unregisterListener();
            });
        }
    }

    private static Component environmentLabel(String label) {
        Span environment = new Span(label);
        environment.addClassName("environment");
        return environment;
    }
}
