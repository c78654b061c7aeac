package org.rocketrewards.admin.overview;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.traffic.Overview;
import org.rocketrewards.ingest.traffic.boundary.Overviews;

class OverviewViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:30:00Z");
    private static final Instant FIRST = Instant.parse("2026-11-21T18:00:00Z");

    private Map<String, Long> everyHour = Map.of("accepted", 60L);
    private Overview.Todo todo = new Overview.Todo(0, 0, 0, 0, 0);
    private boolean tokenDue;

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void whereAllIsWellItSaysSo() {
        open();

        assertThat(texts()).contains("All well", "Deliveries come and are booked. Nothing waits for you.", "100%");
        assertThat(paragraphs()).contains("Nothing waits for you.");
    }

    @Test
    void aDayWithoutDeliveriesHasNoFiguresToBoastOf() {
        everyHour = Map.of();
        open();

        assertThat(texts()).contains("Nothing came within the last day, and nothing waits for you.", "–");
        assertThat(paragraphs()).contains("No points were booked today.");
    }

    @Test
    void whatNeedsSomebodyIsInTheSentenceAndLeadsThere() {
        todo = new Overview.Todo(12, 1, 0, 0, 0);
        tokenDue = true;
        open();

        assertThat(texts()).contains("Look here", "1 delivery could not be booked. 12 events wait in quarantine.");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref))
                .contains("deliveries?outcome=quarantined", "deliveries?outcome=failed&range=7d", "sources/moodle");
    }

    @Test
    void manyRefusalsAreTold() {
        everyHour = Map.of("accepted", 50L, "refused", 50L);
        open();

        assertThat(texts()).anyMatch(text -> text.startsWith("50\u00a0% of the deliveries of this hour were refused"));
    }

    private void open() {
        Pages.open("auditor", Map.of(OverviewView.class, () -> new OverviewView(overviews(), sources())));
        UI.getCurrent().navigate("overview");
    }

    private static List<String> texts() {
        return _find(Span.class).stream().map(Span::getText).toList();
    }

    private static List<String> paragraphs() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }

    private Overviews overviews() {
        return new Overviews() {
            @Override
            public Overview now(@Nullable String source) {
                List<Overview.Hour> hours = IntStream.rangeClosed(0, 24)
                        .mapToObj(hour -> new Overview.Hour(
                                FIRST.plus(Duration.ofHours(hour)), everyHour, 10, 1.5, 8.0, 40L, 80L))
                        .toList();
                boolean quiet = everyHour.isEmpty();
                return new Overview(
                        NOW,
                        hours,
                        quiet ? 0 : 250,
                        quiet ? Map.of() : Map.of("2026-11-22", Map.of("forum.posted", 250L)),
                        Map.of("2026-11-22", 7L),
                        List.of(new Overview.SourceState(
                                "moodle", "Moodle", "Staging", true, 17L, NOW, 120L, tokenDue, null)),
                        0,
                        NOW,
                        null,
                        todo);
            }
        };
    }

    private static Sources sources() {
        return new Sources() {
            @Override
            public List<SourceRow> list() {
                return List.of();
            }
        };
    }
}
