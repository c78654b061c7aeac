package org.rocketrewards.admin.alerts;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Fakes;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.admin.parts.Background;
import org.rocketrewards.audit.boundary.Exports;
import org.rocketrewards.ingest.alerts.AlertRow;
import org.rocketrewards.ingest.alerts.AlertState;
import org.rocketrewards.ingest.alerts.ChannelRow;
import org.rocketrewards.ingest.alerts.ChannelTest;
import org.rocketrewards.ingest.alerts.boundary.Alerts;
import org.rocketrewards.model.Page;

class AlertsViewTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final List<String> done = new ArrayList<>();

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void whoSeesToItSaysSo() {
        open("operator");

        _click(_get(Button.class, spec -> spec.withText("Acknowledge…")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("Note")), " restarting cron ");
        _click(_get(Button.class, spec -> spec.withText("Acknowledge")));

        assertThat(done).containsExactly("acknowledge 7 restarting cron");
    }

    @Test
    void anAuditorReadsAndDoesNothing() {
        open("auditor");

        assertThat(_find(Paragraph.class))
                .anyMatch(text -> text.getText().startsWith("Nothing came for 6 hours; in the same time"));
        _assertNone(Button.class, spec -> spec.withText("Acknowledge…"));
        _assertNone(Button.class, spec -> spec.withText("Send a test"));
    }

    @Test
    void aWayThatDoesNotWorkSaysWhy() {
        open("admin");

        assertThat(_find(Span.class))
                .extracting(Span::getText)
                .contains("2 wait to be sent", "no such host [U+202E]", "not set up");
    }

    @Test
    void aTestTellsWhatCameOfIt() {
        open("admin");

        _click(_get(Button.class, spec -> spec.withText("Send a test")));
        MockVaadin.clientRoundtrip();

        assertThat(_find(Paragraph.class)).extracting(Paragraph::getText).contains("Mail: not taken: no such host");
    }

    private void open(String role) {
        AlertRow row = new AlertRow(
                7, "source_silent", "moodle", "open", "Silent", "Silent", NOW, NOW, null, 0, 40, 360, null, null, null);
        Alerts alerts = new Alerts() {
            @Override
            public Page<AlertRow> list(
                    @Nullable AlertState state, @Nullable String source, @Nullable String cursor, int limit) {
                return new Page<>(List.of(row), null);
            }

            @Override
            public AlertRow acknowledge(long id, String note) {
                done.add("acknowledge " + id + " " + note);
                return row;
            }

            @Override
            public List<ChannelRow> channels() {
                return List.of(
                        new ChannelRow("mail", "team@example.org", NOW, 2, "no such host \u202e"),
                        new ChannelRow("webhook", null, null, 0, null));
            }

            @Override
            public List<ChannelTest> test() {
                return List.of(new ChannelTest("mail", "team@example.org", "no such host"));
            }
        };
        Background atOnce = new Background() {
            @Override
            protected void start(Runnable work) {
                work.run();
            }
        };
        Pages.open(
                role,
                Map.of(
                        AlertsView.class,
                        () -> new AlertsView(
                                alerts, new Fakes.OneSource(), new Fakes.NoViews(), new Exports(), atOnce)));
        UI.getCurrent().navigate(AlertsNavigation.PATH);
    }
}
