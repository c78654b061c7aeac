package org.rocketrewards.admin.deliveries;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Fakes;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.ingest.DeliveryDetail;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ingest.RawBody;
import org.rocketrewards.ingest.boundary.DeliveryLog;
import org.rocketrewards.ingest.boundary.Replays;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.Page;

class DeliveriesViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String HOSTILE = "{\"name\":\"<script>alert(1)</script>\\u202e\"}";

    private final List<DeliveryFilter> asked = new ArrayList<>();
    private List<DeliveryRow> rows = List.of(row(17, Outcome.ACCEPTED, 5), row(16, Outcome.REFUSED, 0));

    @BeforeEach
    void open() {
        Pages.open("auditor", Map.of(DeliveriesView.class, this::view));
    }

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void theAddressLineReachesTheLog() {
        UI.getCurrent().navigate("deliveries", QueryParameters.fromString("outcome=refused&source=moodle&learner=31"));

        assertThat(asked).containsOnly(new DeliveryFilter("moodle", Outcome.REFUSED, null, 31L, null, null));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Learner")).getValue())
                .isEqualTo("31");
    }

    @Test
    void choosingAnOutcomeAsksForAnotherAddressLine() {
        UI.getCurrent().navigate("deliveries");

        _setValue(outcomes(), Outcome.REFUSED);

        assertThat(asked.get(asked.size() - 1).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aDeliveryOpensBesideTheListAndTellsItsDecisions() {
        UI.getCurrent().navigate("deliveries/17");

        assertThat(_get(H2.class, spec -> spec.withText("Delivery 17")).isVisible())
                .isTrue();
        assertThat(texts()).contains("Points awarded", "Forum reply posted", "forum.posted", "objectid=44");
    }

    @Test
    void aHostileBodyIsNothingButText() {
        UI.getCurrent().navigate("deliveries/17");

        assertThat(_get(Pre.class).getElement().getTextRecursively()).isEqualTo(HOSTILE);
        assertThat(_get(Pre.class).getElement().getProperty("innerHTML")).isNull();
    }

    @Test
    void aDeliveryThatIsNotThereIsSaidToBe() {
        UI.getCurrent().navigate("deliveries/99");

        assertThat(texts()).contains("There is no delivery 99");
    }

    @Test
    void nothingDeliveredLeadsToTheSources() {
        rows = List.of();
        UI.getCurrent().navigate("deliveries");

        _assertNone(Grid.class);
        assertThat(texts()).contains("Nothing was delivered yet", "Go to the sources");
    }

    @Test
    void theListIsNotReadAgainForAnotherSelection() {
        UI.getCurrent().navigate("deliveries");
        _assertOne(Grid.class);
        int before = asked.size();

        UI.getCurrent().navigate("deliveries/17");

        assertThat(asked).hasSize(before);
    }

    @SuppressWarnings("unchecked")
    private static Select<Outcome> outcomes() {
        return _get(Select.class, spec -> spec.withLabel("Outcome"));
    }

    private static String texts() {
        StringBuilder texts = new StringBuilder();
        _find(Component.class)
                .forEach(component ->
                        texts.append(component.getElement().getText()).append('\n'));
        return texts.toString();
    }

    private DeliveriesView view() {
        DeliveryLog log = new DeliveryLog() {
            @Override
            public Page<DeliveryRow> find(DeliveryFilter filter, @Nullable String cursor, int limit) {
                asked.add(filter);
                return new Page<>(rows, null);
            }

            @Override
            public Optional<DeliveryDetail> delivery(long id) {
                return id == 17 ? Optional.of(detail()) : Optional.empty();
            }
        };
        return new DeliveriesView(
                log, new Replays(), new Fakes.OneSource(), Fakes.catalogue(), new Fakes.NoViews(), Clock.systemUTC());
    }

    private static DeliveryDetail detail() {
        JsonArray decisions = Json.createReader(new StringReader("""
                [{"rule":"forum.posted","ruleSet":1,"reason":"awarded","points":5,"learner":31,"key":["objectid=44"],
                  "counter":{"period":"day:2026-11-22","before":0,"after":1,"limit":3}}]""")).readArray();
        EntryRow entry = new EntryRow(1, 1, 31, "award", 5, 5, NOW, NOW, 17L, "forum.posted", 1, null);
        EventDetail event = new EventDetail(
                17,
                "moodle",
                44,
                "\\mod_forum\\event\\post_created",
                31,
                NOW,
                NOW,
                Outcome.ACCEPTED,
                null,
                31L,
                List.of(),
                2L,
                1,
                5,
                5L,
                decisions,
                Json.createObjectBuilder().add("objectid", "44").build(),
                List.of(entry));
        return new DeliveryDetail(
                row(17, Outcome.ACCEPTED, 5),
                new RawBody("application/json", HOSTILE.length(), HOSTILE, true),
                event,
                List.of());
    }

    private static DeliveryRow row(long id, Outcome outcome, long points) {
        return new DeliveryRow(
                id,
                NOW,
                "moodle",
                outcome,
                outcome == Outcome.ACCEPTED ? null : "token_refused",
                null,
                outcome == Outcome.ACCEPTED ? 200 : 401,
                outcome == Outcome.ACCEPTED ? id : null,
                "\\mod_forum\\event\\post_created",
                44L,
                31L,
                31L,
                NOW,
                points,
                List.of(),
                2300,
                "192.0.2.7",
                "rk_abcdefgh");
    }
}
