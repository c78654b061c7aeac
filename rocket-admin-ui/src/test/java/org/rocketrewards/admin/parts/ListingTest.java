package org.rocketrewards.admin.parts;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.model.Page;

class ListingTest {
    private record Fruit(String name, long number) {}

    private static final List<Fruit> FRUIT =
            List.of(new Fruit("apple", 1), new Fruit("=cmd|calc", 2), new Fruit("pear", 3));

    private final List<FilterValues> asked = new ArrayList<>();
    private Listing<Fruit> listing;

    @BeforeEach
    void open() {
        Pages.open("auditor", Map.of());
        listing = new Listing<Fruit>("fruit", "Fruit", this::read)
                .condition(Condition.choice("name", "Name", Map.of("apple", "Apple", "pear", "Pear")))
                .condition(Condition.number("number", "Number"))
                .column(ListColumn.text("name", "Name", Fruit::name))
                .column(ListColumn.number("number", "Number", Fruit::number))
                .column(ListColumn.<Fruit>text("again", "Again", Fruit::name).onDemand());
        UI.getCurrent().add(listing);
    }

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void theAddressLineIsTheFilter() {
        show(Map.of("name", "pear", "number", "3"));

        assertThat(asked.get(0).values()).containsEntry("name", "pear").containsEntry("number", "3");
        assertThat(_find(Button.class)).extracting(Button::getText).contains("Name: Pear", "Number: 3");
    }

    @Test
    void whatTheAddressLineSaysWronglyIsLeftOut() {
        show(Map.of("name", "<script>", "number", "three", "other", "x"));

        assertThat(asked.get(0).isEmpty()).isTrue();
    }

    @Test
    void columnsAreChosenInTheAddressLine() {
        show(Map.of());
        assertThat(_get(Grid.class).getColumnByKey("again").isVisible()).isFalse();

        show(Map.of("columns", "name,again,nonsense"));
        assertThat(_get(Grid.class).getColumnByKey("again").isVisible()).isTrue();
        assertThat(_get(Grid.class).getColumnByKey("number").isVisible()).isFalse();
    }

    @Test
    void theFirstColumnIsShownWithoutBeingNamed() {
        show(Map.of("columns", "again"));

        assertThat(_get(Grid.class).getColumnByKey("name").isVisible()).isTrue();
        assertThat(listing.state().parameters(listing.columns()).getQueryString())
                .isEqualTo("columns=again");
    }

    @Test
    void whatWasReadWhollyIsCountedWithoutAsking() {
        listing.counts((filter, most) -> {
            throw new AssertionError("three rows are known");
        });
        show(Map.of("name", "pear"));

        assertThat(_get(ListingCount.class).getText()).isEqualTo("1 row");
    }

    @Test
    void theListGoesOnBeingLiveInItsAddress() {
        listing.live(Duration.ofSeconds(2));
        show(Map.of("live", "1", "name", "pear"));

        _get(Pulse.class);
        assertThat(listing.state().parameters(listing.columns()).getQueryString())
                .contains("live=1", "name=pear");

        show(Map.of("name", "pear"));
        _assertNone(Pulse.class);
    }

    @Test
    void theSourceIsNoChipAndStaysWhenTheFilterIsCleared() {
        List<FilterValues> wanted = new ArrayList<>();
        FilterChips chips =
                new FilterChips(List.of(Condition.source(), Condition.number("number", "Number")), wanted::add);
        UI.getCurrent().add(chips);
        chips.show(new FilterValues(Map.of("source", "north", "number", "3")));

        assertThat(_find(Button.class)).extracting(Button::getText).contains("Number: 3", "Clear filter");
        _click(_get(Button.class, spec -> spec.withText("Clear filter")));

        assertThat(wanted).containsExactly(new FilterValues(Map.of("source", "north")));
        chips.show(wanted.get(0));
        _assertNone(Button.class, spec -> spec.withText("Clear filter"));
    }

    @Test
    void anEmptyListSaysWhetherTheFilterIsWhy() {
        show(Map.of("number", "99"));

        _assertNone(Grid.class);
        assertThat(_get(Empty.class).getElement().getTextRecursively()).contains("Nothing fits the filter");
    }

    @Test
    void theFileHasAllRowsAndNoFormula() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ListingFile.write(
                List.of(
                        ListColumn.text("name", "Name", Fruit::name),
                        ListColumn.number("number", "Number", Fruit::number)),
                this::read,
                FilterValues.NONE,
                file);

        assertThat(file.toString(StandardCharsets.UTF_8))
                .isEqualTo("name,number\r\napple,1\r\n'=cmd|calc,2\r\npear,3\r\n");
    }

    private void show(Map<String, String> parameters) {
        listing.show(QueryParameters.simple(parameters));
    }

    /** One row a part, so that reading goes on. */
    private Page<Fruit> read(FilterValues filter, @Nullable String cursor, int limit) {
        asked.add(filter);
        List<Fruit> fitting = FRUIT.stream()
                .filter(fruit -> filter.get("name").map(fruit.name()::equals).orElse(true))
                .filter(fruit -> filter.number("number") == null || filter.number("number") == fruit.number())
                .toList();
        int start = cursor == null ? 0 : Integer.parseInt(cursor);
        List<Fruit> part = fitting.subList(Math.min(start, fitting.size()), Math.min(start + 1, fitting.size()));
        return new Page<>(part, start + 1 < fitting.size() ? String.valueOf(start + 1) : null);
    }
}
