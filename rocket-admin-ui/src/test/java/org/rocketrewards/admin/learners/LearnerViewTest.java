package org.rocketrewards.admin.learners;

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
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.badges.CredentialRow;
import org.rocketrewards.badges.boundary.Credentials;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.DeliveryLog;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.privacy.boundary.LearnerData;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.ledger.ExclusionRow;
import org.rocketrewards.ledger.boundary.Corrections;
import org.rocketrewards.ledger.boundary.Leaderboards;
import org.rocketrewards.ledger.boundary.Statements;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.boundary.RuleSets;

class LearnerViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final EntryRow ENTRY =
            new EntryRow(1, 77, 31, "award", 5, 5, NOW, NOW, 17L, "forum.posted", 1, null);

    private final List<String> done = new ArrayList<>();
    private boolean refuses;

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void anAuditorIsOfferedNoChange() {
        open("auditor");

        _assertNone(Button.class, spec -> spec.withText("Adjust points…"));
        _assertNone(Button.class, spec -> spec.withText("Erase…"));
        _assertNone(Button.class, spec -> spec.withText("Leave out of leaderboards…"));
    }

    @Test
    void onlyAdministratorsErase() {
        open("operator");

        _assertOne(Button.class, spec -> spec.withText("Adjust points…"));
        _assertNone(Button.class, spec -> spec.withText("Erase…"));
    }

    @Test
    void anAdjustmentNeedsPointsAndAReason() {
        open("operator");
        _click(_get(Button.class, spec -> spec.withText("Adjust points…")));

        _click(_get(Button.class, spec -> spec.withText("Book")));
        assertThat(_get(IntegerField.class).isInvalid()).isTrue();
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        assertThat(done).isEmpty();

        _setValue(_get(IntegerField.class), -3);
        _setValue(_get(TextArea.class), " by mistake ");
        _click(_get(Button.class, spec -> spec.withText("Book")));

        assertThat(done).containsExactly("ADJUSTMENT -3 by mistake");
        _assertNone(IntegerField.class);
    }

    @Test
    void aRefusalIsShownWhereItWasAskedFor() {
        refuses = true;
        open("operator");
        _click(_get(Button.class, spec -> spec.withText("Adjust points…")));
        _setValue(_get(IntegerField.class), -300);
        _setValue(_get(TextArea.class), "too much");

        _click(_get(Button.class, spec -> spec.withText("Book")));

        assertThat(_find(Paragraph.class))
                .anyMatch(text -> text.getText().equals("That would leave less than nothing."));
        assertThat(_get(IntegerField.class).getValue()).isEqualTo(-300);
    }

    @Test
    void erasingAsksForAReasonAndAYes() {
        open("admin");
        _click(_get(Button.class, spec -> spec.withText("Erase…")));
        _setValue(_get(TextArea.class), "asked for it");
        _click(_get(Button.class, spec -> spec.withText("Erase")));
        assertThat(done).isEmpty();

        _setValue(_get(Checkbox.class, spec -> spec.withLabel("I know that this cannot be undone")), true);
        _click(_get(Button.class, spec -> spec.withText("Erase")));

        assertThat(done).containsExactly("erase moodle/31 asked for it");
    }

    private void open(String role) {
        Pages.open(
                role,
                Map.of(
                        LearnerView.class,
                        () -> new LearnerView(
                                sources(),
                                statements(),
                                corrections(),
                                credentials(),
                                new DeliveryLog(),
                                new RuleSets(),
                                leaderboards(),
                                data(),
                                Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC))));
        UI.getCurrent().navigate("learners/moodle/31");
    }

    private static Sources sources() {
        SourceRow row = new SourceRow(
                1, "moodle", "Moodle", "", ZoneId.of("UTC"), false, Set.of(2L), Set.of(1L), null, true, NOW, 4);
        return new Sources() {
            @Override
            public List<SourceRow> list() {
                return List.of(row);
            }
        };
    }

    private static Statements statements() {
        return new Statements() {
            @Override
            public Optional<AccountView> account(int sourceId, long moodleUserId) {
                return Optional.of(new AccountView("moodle", 31, 5, 1, NOW, ENTRY));
            }

            @Override
            public Page<EntryRow> entries(
                    int sourceId,
                    long moodleUserId,
                    @Nullable Instant from,
                    @Nullable Instant to,
                    @Nullable String cursor,
                    int limit) {
                return new Page<>(List.of(ENTRY), null);
            }
        };
    }

    private Corrections corrections() {
        return new Corrections() {
            @Override
            public Requested request(CorrectionDraft draft, @Nullable String idempotencyKey) {
                if (refuses) {
                    throw new RocketException(ProblemType.CONFLICT, "That would leave less than nothing.");
                }
                done.add(draft.kind() + " " + draft.points() + " " + draft.reason());
                return new Requested(
                        new CorrectionRow(
                                7,
                                "adjustment",
                                "booked",
                                "moodle",
                                31L,
                                null,
                                null,
                                draft.points(),
                                false,
                                null,
                                draft.reason(),
                                null,
                                NOW,
                                "anna",
                                NOW,
                                "anna",
                                null,
                                List.of()),
                        false);
            }
        };
    }

    private static Credentials credentials() {
        return new Credentials() {
            @Override
            public Optional<List<CredentialRow>> ofLearner(int sourceId, long moodleUserId) {
                return Optional.of(List.of());
            }
        };
    }

    private static Leaderboards leaderboards() {
        return new Leaderboards() {
            @Override
            public Optional<ExclusionRow> exclusion(String sourceName, long learner) {
                return Optional.empty();
            }
        };
    }

    private LearnerData data() {
        return new LearnerData() {
            @Override
            public JsonObject erase(String source, long learner, String reason) {
                done.add("erase " + source + "/" + learner + " " + reason);
                return Json.createObjectBuilder()
                        .add("erasedAt", NOW.toString())
                        .add("erasedBy", "anna")
                        .add("reason", reason)
                        .add(
                                "erased",
                                Json.createObjectBuilder().add("bodies", 3).add("textsOfEvents", 4))
                        .add("stays", Json.createArrayBuilder())
                        .add("copies", Json.createArrayBuilder())
                        .build();
            }
        };
    }
}
