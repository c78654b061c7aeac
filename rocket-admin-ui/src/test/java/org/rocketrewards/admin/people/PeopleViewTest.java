package org.rocketrewards.admin.people;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.access.InvitationRow;
import org.rocketrewards.access.IssuedInvitation;
import org.rocketrewards.access.PersonRow;
import org.rocketrewards.access.boundary.Invitations;
import org.rocketrewards.access.boundary.PeopleDirectory;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.model.Secret;
import org.rocketrewards.model.access.Role;

class PeopleViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Secret SECRET = new Secret("ri_new456789012345678901234567890123456789012345");

    private final List<String> done = new ArrayList<>();

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void anAuditorSeesEverybodyAndIsOfferedNoChange() {
        open("auditor");

        assertThat(_find(Span.class)).extracting(Span::getText).contains("ben", "Operator", "carla");
        _assertNone(Button.class, spec -> spec.withText("Invite"));
        _assertNone(Button.class, spec -> spec.withText("Withdraw"));
        // that of theme and account only
        assertThat(_find(MenuBar.class)).hasSize(1);
    }

    @Test
    void thePageIsInTheNavigationOfWhoeverMayOpenIt() {
        open("auditor");
        assertThat(_find(SideNavItem.class)).extracting(SideNavItem::getLabel).contains("People");
    }

    @Test
    void aLinkIsShownOnceAndTheListGoesOn() {
        open("admin");

        _click(_get(Button.class, spec -> spec.withText("Invite")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Vera");
        _click(_get(Button.class, spec -> spec.withText("Make the link")));

        assertThat(done).containsExactly("invite vera auditor PT72H");
        assertThat(_find(_get(Dialog.class), Span.class))
                .anyMatch(span -> span.getText().equals("https://rocket.example/admin/welcome/" + SECRET.value()));
        _click(_get(Button.class, spec -> spec.withText("I have copied it")));
        assertThat(_find(Span.class)).noneMatch(span -> span.getText().contains(SECRET.value()));
    }

    @Test
    void anInvitationCanBeWithdrawn() {
        open("admin");

        _click(_get(Button.class, spec -> spec.withText("Withdraw")));

        assertThat(done).containsExactly("withdraw 7");
        _assertOne(Button.class, spec -> spec.withText("Invite"));
    }

    private void open(String role) {
        Pages.open(role, views());
        UI.getCurrent().navigate("people");
    }

    private Map<Class<?>, java.util.function.Supplier<?>> views() {
        return Map.of(
                PeopleView.class,
                () -> new PeopleView(new FakePeople(), new FakeInvitations(), Optional.of("https://rocket.example/")));
    }

    private static final class FakePeople extends PeopleDirectory {
        @Override
        public List<PersonRow> list() {
            return List.of(
                    new PersonRow("anna", "admin", true, false, NOW, NOW, 1),
                    new PersonRow("ben", "operator", true, true, NOW, null, 0));
        }
    }

    private final class FakeInvitations extends Invitations {
        @Override
        public List<InvitationRow> list() {
            return List.of(new InvitationRow(7, "carla", "auditor", NOW, "anna", NOW.plusSeconds(3600)));
        }

        @Override
        public IssuedInvitation invite(String name, Role role, Duration validity) {
            done.add("invite " + name + " " + role.code() + " " + validity);
            return new IssuedInvitation(8, name, role, NOW.plus(validity), SECRET);
        }

        @Override
        public void withdraw(int id) {
            done.add("withdraw " + id);
        }
    }
}
