package org.rocketrewards.admin.events;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.boundary.RuleSetDrafts;
import org.rocketrewards.rules.boundary.RuleSetVersions;
import org.rocketrewards.rules.boundary.RuleSets;

/** The mapping table never puts what it showed in the place of what somebody else has done since. */
class MappingViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final List<String> saved = new ArrayList<>();
    private long revision;
    private int inForce = 1;

    @BeforeEach
    void open() {
        Pages.open(
                "admin",
                Map.of(MappingView.class, () -> new MappingView(new Versions(), new TheDraft(), new InForce())));
    }

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void aRowIsSavedIntoTheDraftThatWasShown() {
        revision = 5;
        beginToEdit();

        save();

        assertThat(saved).containsExactly("replaced 5");
        _assertNone(ConfirmDialog.class);
    }

    @Test
    void whatSomebodyElseChangedInTheDraftStays() {
        revision = 5;
        beginToEdit();

        revision = 6;
        save();

        assertThat(saved).isEmpty();
        _assertOne(ConfirmDialog.class);
    }

    @Test
    void withoutADraftOneIsMade() {
        beginToEdit();

        save();

        assertThat(saved).containsExactly("created");
    }

    @Test
    void aDraftThatSomebodyElseBeganStays() {
        beginToEdit();

        revision = 1;
        save();

        assertThat(saved).isEmpty();
        _assertOne(ConfirmDialog.class);
    }

    @Test
    void whatSomebodyElsePublishedStays() {
        beginToEdit();

        inForce = 2;
        save();

        assertThat(saved).isEmpty();
        _assertOne(ConfirmDialog.class);
    }

    private static void beginToEdit() {
        UI.getCurrent().navigate(EventTypesNavigation.MAPPING);
        _click(_find(Button.class).stream()
                .filter(button -> button.getAriaLabel().orElse("").equals("Change forum.posted"))
                .findFirst()
                .orElseThrow());
    }

    private static void save() {
        _click(_get(Button.class, spec -> spec.withText("Save")));
    }

    private final class TheDraft extends RuleSetDrafts {
        @Override
        public RuleSetDraft get() {
            if (revision == 0) {
                throw new RocketException(ProblemType.NOT_FOUND, "There is no draft.");
            }
            return new RuleSetDraft(
                    revision,
                    1,
                    NOW,
                    "ben",
                    NOW,
                    "ben",
                    JsonValue.EMPTY_JSON_ARRAY,
                    JsonValue.EMPTY_JSON_ARRAY,
                    JsonValue.EMPTY_JSON_ARRAY);
        }

        @Override
        public RuleSetDraft replace(long shown, RuleDocument rules) {
            if (shown != revision) {
                throw new RocketException(ProblemType.PRECONDITION_FAILED, "The draft was changed.");
            }
            saved.add("replaced " + shown);
            return get();
        }

        @Override
        public RuleSetDraft createFrom(RuleDocument rules) {
            if (revision != 0) {
                throw new RocketException(ProblemType.CONFLICT, "There is a draft already.");
            }
            saved.add("created");
            revision = 1;
            return get();
        }
    }

    private static final class Versions extends RuleSetVersions {
        @Override
        public RuleSet rules(String name) {
            return new RuleSet(
                    name.equals(DRAFT) ? 0 : Integer.parseInt(name),
                    Catalogue.load().defaultRules());
        }
    }

    private final class InForce extends RuleSets {
        @Override
        public RuleSet current() {
            return new RuleSet(inForce, Catalogue.load().defaultRules());
        }

        @Override
        public Catalogue catalogue() {
            return Catalogue.load();
        }
    }
}
