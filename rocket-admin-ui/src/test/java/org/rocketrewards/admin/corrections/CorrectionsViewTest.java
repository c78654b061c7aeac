package org.rocketrewards.admin.corrections;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Fakes;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.audit.boundary.Exports;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.boundary.Corrections;
import org.rocketrewards.model.Page;

class CorrectionsViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final List<String> done = new ArrayList<>();

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void whoAskedCannotApproveButWithdraw() {
        open("operator", "anna");

        _assertNone(Button.class, spec -> spec.withText("Approve"));
        _click(_get(Button.class, spec -> spec.withText("Withdraw")));
        _click(_find(Button.class, spec -> spec.withText("Withdraw")).get(1));

        assertThat(done).containsExactly("refuse 7 null");
    }

    @Test
    void somebodyElseApprovesAfterASecondLook() {
        open("admin", "berta");

        _click(_get(Button.class, spec -> spec.withText("Approve")));
        assertThat(done).isEmpty();
        _click(_find(Button.class, spec -> spec.withText("Approve")).get(1));

        assertThat(done).containsExactly("approve 7 null");
    }

    @Test
    void anAuditorReadsAndDecidesNothing() {
        open("auditor", "berta");

        _assertNone(Button.class, spec -> spec.withText("Approve"));
        _assertNone(Button.class, spec -> spec.withText("Refuse"));
        assertThat(_find(Paragraph.class)).anyMatch(text -> text.getText().contains("[U+202E]"));
    }

    private void open(String role, String requestedBy) {
        CorrectionRow row = new CorrectionRow(
                7,
                "adjustment",
                "waiting",
                "moodle",
                31L,
                null,
                null,
                20L,
                false,
                null,
                "why \u202e not",
                null,
                NOW,
                requestedBy,
                null,
                null,
                null,
                List.of());
        Corrections corrections = new Corrections() {
            @Override
            public Page<CorrectionRow> list(
                    @Nullable CorrectionState state,
                    @Nullable String source,
                    @Nullable Long learner,
                    @Nullable String cursor,
                    int limit) {
                return new Page<>(List.of(row), null);
            }

            @Override
            public CorrectionRow approve(long id, @Nullable String note) {
                done.add("approve " + id + " " + note);
                return row;
            }

            @Override
            public CorrectionRow refuse(long id, @Nullable String note) {
                done.add("refuse " + id + " " + note);
                return row;
            }
        };
        Pages.open(
                role,
                Map.of(
                        CorrectionsView.class,
                        () -> new CorrectionsView(
                                corrections, new Fakes.OneSource(), new Fakes.NoViews(), new Exports())));
        UI.getCurrent().navigate(CorrectionsNavigation.PATH);
    }
}
