package org.rocketrewards.admin.rules;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.rules.Catalogue;

class RuleListTest {
    private final Catalogue catalogue = Catalogue.load();
    private RuleList list;

    @BeforeEach
    void open() {
        Pages.open("auditor", Map.of());
        list = new RuleList(
                new RuleWords(UI.getCurrent(), new EventTitles(catalogue)),
                catalogue.defaultRules(),
                rule -> "rules/key/" + rule.key(),
                null);
        UI.getCurrent().add(list);
    }

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void columnsAreChosenInTheAddressLine() {
        list.show(QueryParameters.fromString("q=forum.posted&columns=constraints,nonsense"));

        assertThat(headings()).containsExactly("Rule", "How often");
        // the heading and one rule
        assertThat(_find(NativeTableRow.class)).hasSize(2);
        assertThat(list.parameters().getQueryString()).contains("columns=constraints", "q=forum.posted");
    }

    @Test
    void withoutAChoiceAllAreShownAndNoneIsNamed() {
        list.show(QueryParameters.fromString("columns=nonsense"));

        assertThat(headings()).containsExactly("Rule", "Moodle event", "Points", "How often");
        assertThat(list.parameters().getQueryString()).isEmpty();
    }

    @Test
    void awardsHaveAColumnOnceTheyAreKnown() {
        list.showAwards(Map.of("forum.posted", 7L));
        list.show(QueryParameters.fromString("q=forum.posted"));

        assertThat(headings()).last().asString().startsWith("Awards");
        assertThat(list.getElement().getTextRecursively()).contains("7");
    }

    private static List<String> headings() {
        return _find(NativeTableHeaderCell.class).stream()
                .map(NativeTableHeaderCell::getText)
                .toList();
    }
}
