package org.rocketrewards.admin.sources;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.ingest.Allowlist;
import org.rocketrewards.ingest.AllowlistPreview;
import org.rocketrewards.ingest.IssuedToken;
import org.rocketrewards.ingest.SourceChange;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.TokenState;
import org.rocketrewards.ingest.TokenTraffic;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.traffic.Day;
import org.rocketrewards.ingest.traffic.boundary.Overviews;
import org.rocketrewards.model.Secret;

class SourceViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final TokenRow TOKEN =
            new TokenRow(3, "rk_old45678", NOW, "rocket", null, null, TokenState.ACTIVE, List.of());
    private static final Secret NEW = new Secret("rk_new456789012345678901234567890123456789012345");

    private final List<String> done = new ArrayList<>();

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void anAuditorReadsButIsOfferedNoChange() {
        open("auditor");

        _assertNone(Button.class, spec -> spec.withText("New token"));
        _assertNone(Button.class, spec -> spec.withText("Revoke"));
        _assertNone(Button.class, spec -> spec.withText("Save settings"));
        _assertOne(Button.class, spec -> spec.withText("Test"));
    }

    @Test
    void aNewTokenIsShownOnceAndTheOldOneGoesOn() {
        open("operator");

        _click(_get(Button.class, spec -> spec.withText("New token")));
        _click(_get(Button.class, spec -> spec.withText("Make the token")));

        assertThat(done).containsExactly("rotate PT24H");
        Dialog dialog = _get(Dialog.class);
        assertThat(_find(dialog, Span.class)).anyMatch(span -> span.getText().equals(NEW.value()));
        assertThat(dialog.isCloseOnEsc()).isFalse();
        assertThat(dialog.isCloseOnOutsideClick()).isFalse();

        _click(_get(Button.class, spec -> spec.withText("I have copied it")));

        _assertNone(Dialog.class);
        assertThat(_find(Span.class)).noneMatch(span -> span.getText().contains(NEW.value()));
    }

    @Test
    void revokingAsksFirst() {
        open("operator");

        _click(_get(Button.class, spec -> spec.withText("Revoke")));

        assertThat(done).isEmpty();
        _assertOne(ConfirmDialog.class);
    }

    @Test
    void lockingEveryoneOutHasToBeConfirmedTwice() {
        open("admin");

        _setValue(_get(TextField.class, spec -> spec.withLabel("Network or address")), "192.0.2.0/24");
        _click(_find(Button.class, spec -> spec.withText("Add")).get(0));
        Button confirm = _find(Button.class, spec -> spec.withText("Add")).get(1);
        assertThat(confirm.isEnabled()).isFalse();
        assertThat(done).isEmpty();

        _setValue(_get(Checkbox.class, spec -> spec.withLabel("I know that this stops all deliveries")), true);
        _click(confirm);

        assertThat(done).containsExactly("allow 192.0.2.0/24 although it locks all out");
    }

    @Test
    void settingsAreSavedWithTheVersionThatWasRead() {
        open("admin");

        _setValue(_get(TextField.class, spec -> spec.withLabel("User ids of site administrators")), "2, 7,2");
        _click(_get(Button.class, spec -> spec.withText("Save settings")));

        assertThat(done).containsExactly("configure [2, 7] version 4");
    }

    @Test
    void userIdsThatAreNoneAreRefusedAtTheField() {
        open("admin");

        TextField guests = _get(TextField.class, spec -> spec.withLabel("User ids of guests"));
        _setValue(guests, "one");
        _click(_get(Button.class, spec -> spec.withText("Save settings")));

        assertThat(guests.isInvalid()).isTrue();
        assertThat(done).isEmpty();
    }

    private void open(String role) {
        Pages.open(
                role,
                Map.of(
                        SourceView.class,
                        () -> new SourceView(
                                sources(), overviews(), Clock.systemUTC(), Optional.of("https://rocket.example/"))));
        UI.getCurrent().navigate("sources/moodle");
        assertThat(_find(Span.class))
                .anyMatch(span -> span.getText().equals("https://rocket.example/api/public/hook/moodle/event"));
    }

    private static Overviews overviews() {
        return new Overviews() {
            @Override
            public List<Day> days(String source) {
                return List.of(new Day(NOW, Map.of("accepted", 3L)));
            }
        };
    }

    private Sources sources() {
        SourceRow row = new SourceRow(
                1, "moodle", "Moodle", "", ZoneId.of("UTC"), false, Set.of(2L), Set.of(1L), null, true, NOW, 4);
        return new Sources() {
            @Override
            public List<SourceRow> list() {
                return List.of(row);
            }

            @Override
            public List<TokenRow> tokens(String name) {
                return List.of(TOKEN);
            }

            @Override
            public TokenTraffic tokenTraffic(String name, int tokenId) {
                return new TokenTraffic(240, 3, 1);
            }

            @Override
            public IssuedToken rotate(String name, Duration overlap) {
                done.add("rotate " + overlap);
                return new IssuedToken(TOKEN, NEW);
            }

            @Override
            public Allowlist allowlist(String name) {
                return new Allowlist(List.of());
            }

            @Override
            public AllowlistPreview previewAllowlist(String name, Collection<String> networks) {
                return new AllowlistPreview(false, 40, 40, List.of(), 0);
            }

            @Override
            public Allowlist allow(String name, String network, String comment, boolean lockOut) {
                done.add("allow " + network + (lockOut ? " although it locks all out" : ""));
                return allowlist(name);
            }

            @Override
            public SourceRow configure(String name, SourceChange change) {
                done.add("configure " + new TreeSet<>(change.administratorIds()) + " version " + change.version());
                return row;
            }
        };
    }
}
