package org.rocketrewards.admin.frame;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Fakes;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.model.access.Role;

class SourceSwitchTest {
    private static final List<String> ASKED = new ArrayList<>();

    @Route(value = "deliveries", layout = MainLayout.class)
    @RolesAllowed(Role.AUDITOR_ROLE)
    static class Any extends Div implements OfSources, BeforeEnterObserver {
        private static final long serialVersionUID = 1L;

        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            ASKED.add(event.getLocation().getPathWithQueryParameters());
        }
    }

    @Route(value = "leaderboards", layout = MainLayout.class)
    @RolesAllowed(Role.AUDITOR_ROLE)
    static class One extends Any {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean oneAtATime() {
            return true;
        }
    }

    @Route(value = "rules", layout = MainLayout.class)
    @RolesAllowed(Role.AUDITOR_ROLE)
    static class Other extends Div {
        private static final long serialVersionUID = 1L;
    }

    @AfterEach
    void close() {
        Pages.close();
        ASKED.clear();
    }

    @Test
    void whatIsChosenIsTheAddressAndTheRestOfItStays() {
        open(new Fakes.TwoSources());
        UI.getCurrent().navigate("deliveries", QueryParameters.fromString("outcome=refused"));
        assertThat(chosen().getValue()).isEmpty();

        _setValue(chosen(), "south");

        assertThat(last()).contains("source=south", "outcome=refused");
        assertThat(chosen().getValue()).isEqualTo("south");
        assertThat(_find(Span.class)).extracting(Span::getText).contains("Shown now: South");
    }

    @Test
    void anIdOfOneMoodleIsNotLookedForInAnother() {
        open(new Fakes.TwoSources());
        UI.getCurrent().navigate("deliveries", QueryParameters.fromString("source=south&learner=31"));

        _setValue(chosen(), "north");

        assertThat(last()).isEqualTo("deliveries?source=north");
    }

    @Test
    void itIsKeptFromPageToPageAndWhereNoPageKnowsSources() {
        open(new Fakes.TwoSources());
        UI.getCurrent().navigate("deliveries", QueryParameters.fromString("source=south"));

        UI.getCurrent().navigate("rules");
        _assertNone(ComboBox.class, spec -> spec.withPredicate(SourceSwitchTest::isSwitch));
        UI.getCurrent().navigate("leaderboards");

        assertThat(last()).isEqualTo("leaderboards?source=south");
        assertThat(_find(SideNavItem.class))
                .extracting(item -> item.getElement().getAttribute("path"))
                .contains("deliveries?source=south", "rules");
    }

    @Test
    void aPageOfOneSourceShowsTheFirstWithoutChoosingIt() {
        open(new Fakes.TwoSources());
        UI.getCurrent().navigate("leaderboards");
        assertThat(chosen().getValue()).isEqualTo("north");

        UI.getCurrent().navigate("deliveries");

        assertThat(last()).isEqualTo("deliveries");
        assertThat(chosen().getValue()).isEmpty();
        assertThat(_find(SideNavItem.class))
                .extracting(item -> item.getElement().getAttribute("path"))
                .contains("deliveries", "leaderboards");
    }

    @Test
    void whereThereIsOneThereIsNothingToChoose() {
        open(new Fakes.OneSource());
        UI.getCurrent().navigate("deliveries");

        _assertNone(ComboBox.class, spec -> spec.withPredicate(SourceSwitchTest::isSwitch));
    }

    private static void open(Fakes.OneSource sources) {
        Pages.open("auditor", sources, Map.of(Any.class, Any::new, One.class, One::new, Other.class, Other::new));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> chosen() {
        return _get(ComboBox.class, spec -> spec.withPredicate(SourceSwitchTest::isSwitch));
    }

    private static boolean isSwitch(ComboBox<?> box) {
        return box.getAriaLabel().filter("Sources shown"::equals).isPresent();
    }

    private static String last() {
        return ASKED.get(ASKED.size() - 1);
    }
}
