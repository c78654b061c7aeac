package org.rocketrewards.admin.sources;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Fakes;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.ingest.IssuedToken;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.TokenState;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.traffic.SetupState;
import org.rocketrewards.ingest.traffic.boundary.Setup;
import org.rocketrewards.ingest.workflows.Preset;
import org.rocketrewards.ingest.workflows.boundary.Workflows;
import org.rocketrewards.model.Secret;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.EventType;

class SetupViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Secret MADE = new Secret("rk_new456789012345678901234567890123456789012345");

    private final List<TokenRow> tokens = new ArrayList<>();
    private SetupState state = new SetupState(false, null, null, 0, 0, 0, 0, null, null, null);

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void aFreshSourceHasFourStepsToGo() {
        open();

        assertThat(texts()).contains("Waiting for the first event. Do something in Moodle as a learner.");
        assertThat(texts()).contains("6 event types, 6 files");
        assertThat(texts()).filteredOn("Open"::equals).hasSize(5);
        assertThat(_find(Paragraph.class)).anyMatch(text -> text.getText().startsWith("A hint stands in place"));
    }

    @Test
    void aTokenIsShownOnceAndOfferedForTheFiles() {
        open();

        _click(_get(Button.class, spec -> spec.withText("Make the first token")));

        assertThat(texts()).contains(MADE.value());
        assertThat(_get(Checkbox.class, spec -> spec.withLabel("Put the token into the files"))
                        .getValue())
                .isTrue();
        assertThat(_find(Paragraph.class)).anyMatch(text -> text.getText().startsWith("The files hold the token"));
    }

    @Test
    void aPresetIsAChoiceOfEvents() {
        open();

        _click(_get(Button.class, spec -> spec.withText("Everything")));

        assertThat(texts()).contains("67 event types, 67 files");
    }

    @Test
    void whatArrivedTicksTheList() {
        state = new SetupState(true, 17L, NOW, 3, 3, 0, 1, null, null, null);
        open();

        assertThat(texts()).contains("Events arrive. The newest came", "3 of the newest 3");
        assertThat(texts()).filteredOn("Done"::equals).hasSize(3);
    }

    @Test
    void aRefusalSaysWhatToDo() {
        state = new SetupState(
                true,
                null,
                null,
                0,
                0,
                0,
                0,
                new SetupState.Refusal(9, "token_refused", "Put the newer token into the workflow.", null, NOW),
                null,
                null);
        open();

        _assertOne(Span.class, spec -> spec.withText("Put the newer token into the workflow."));
    }

    private void open() {
        Pages.open(
                "operator",
                Map.of(SetupView.class, () -> new SetupView(sources(), setup(), workflows(), Fakes.catalogue())));
        UI.getCurrent().navigate("sources/moodle/setup");
    }

    private static List<String> texts() {
        return _find(Span.class).stream().map(Span::getText).toList();
    }

    private Sources sources() {
        return new Fakes.OneSource() {
            @Override
            public List<TokenRow> tokens(String name) {
                return tokens;
            }

            @Override
            public IssuedToken rotate(String name, Duration overlap) {
                TokenRow row = new TokenRow(1, MADE.prefix(), NOW, "anna", null, null, TokenState.ACTIVE, List.of());
                tokens.add(row);
                return new IssuedToken(row, MADE);
            }
        };
    }

    private Setup setup() {
        return new Setup() {
            @Override
            public SetupState of(String source) {
                return state;
            }
        };
    }

    private static Workflows workflows() {
        return new Workflows() {
            @Override
            public List<String> chosenBy(Preset preset) {
                return preset.choose(Catalogue.load().types()).stream()
                        .map(EventType::rocketEvent)
                        .toList();
            }

            @Override
            public int files(Collection<String> events) {
                return events.size();
            }

            @Override
            public byte[] zip(String source, Collection<String> events, String asked) {
                return new byte[0];
            }
        };
    }
}
