package org.rocketrewards.admin;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.mock.MockService;
import com.github.mvysny.kaributesting.v10.mock.MockVaadinServlet;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletService;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.rocketrewards.ingest.boundary.Sources;

/** Shows pages without a server and without a browser, in English, to somebody with a role. */
public final class Pages {
    private Pages() {}

    /** Begins; {@code views} makes each view that the test opens. */
    public static void open(String role, Map<Class<?>, Supplier<?>> views) {
        open(role, new Fakes.OneSource(), views);
    }

    /** Begins where these sources are registered. */
    public static void open(String role, Sources sources, Map<Class<?>, Supplier<?>> views) {
        Routes routes = new Routes();
        // by name, because the search for views sees public classes only
        views.keySet().forEach(view -> routes.getRoutes().add(view.asSubclass(Component.class)));
        MockVaadin.setup(MockedUI::new, new Servlet(routes, sources, views));
        UI.getCurrent().setLocale(Locale.ENGLISH);
        FakeRequest request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(() -> "anna");
        request.setUserInRole((principal, asked) -> asked.equals(role));
    }

    /** Ends. */
    public static void close() {
        MockVaadin.tearDown();
    }

    private static final class Servlet extends MockVaadinServlet {
        private static final long serialVersionUID = 1L;

        private final transient Sources sources;
        private final transient Map<Class<?>, Supplier<?>> views;

        Servlet(Routes routes, Sources sources, Map<Class<?>, Supplier<?>> views) {
            super(routes);
            this.sources = sources;
            this.views = views;
        }

        @Override
        protected VaadinServletService createServletService(DeploymentConfiguration configuration)
                throws ServiceException {
            MockService service = new MockService(this, configuration, MockedUI::new) {
                private static final long serialVersionUID = 1L;

                @Override
                public Instantiator getInstantiator() {
                    return new Views(this, sources, views);
                }
            };
            service.init();
            getRoutes().register(service.getContext());
            return service;
        }
    }

    private static final class Views extends DefaultInstantiator {
        private static final long serialVersionUID = 1L;

        private final transient Sources sources;
        private final transient Map<Class<?>, Supplier<?>> views;

        Views(VaadinServletService service, Sources sources, Map<Class<?>, Supplier<?>> views) {
            super(service);
            this.sources = sources;
            this.views = views;
        }

        @Override
        public I18NProvider getI18NProvider() {
            return new Texts();
        }

        @Override
        public <T> T getOrCreate(Class<T> type) {
            Supplier<?> view = type == MainLayout.class
                    ? () -> new MainLayout(Optional.of("staging"), (reader, text) -> List.of(), Map::of, sources)
                    : views.get(type);
            return view == null ? super.getOrCreate(type) : type.cast(view.get());
        }
    }
}
