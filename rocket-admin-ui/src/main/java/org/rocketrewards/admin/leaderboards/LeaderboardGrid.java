package org.rocketrewards.admin.leaderboards;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.learners.LearnersNavigation;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ledger.LeaderboardRow;

/** Places in a leaderboard. */
final class LeaderboardGrid extends Grid<LeaderboardRow> {
    private static final long serialVersionUID = 1L;

    /** {@code exclude} is asked to leave a learner out; null: nothing is offered. */
    LeaderboardGrid(String source, @Nullable LongConsumer exclude) {
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
        getElement().setAttribute("aria-label", getTranslation("nav.leaderboards"));
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        setPageSize(50);
        addColumn(row -> Words.number(row.rank()))
                .setHeader(getTranslation("board.rank"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("5rem")
                .setFlexGrow(0);
        addColumn(new ComponentRenderer<>(row -> row.learner() == null
                        ? new Span(getTranslation("board.nameless"))
                        : LearnersNavigation.to(
                                source, row.learner(), getTranslation("learner.title", String.valueOf(row.learner())))))
                .setHeader(getTranslation("delivery.learner"))
                .setWidth("9rem")
                .setFlexGrow(1);
        addColumn(row -> Words.number(row.points()))
                .setHeader(getTranslation("entry.balance"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7rem")
                .setFlexGrow(0);
        setPartNameGenerator(row -> row.me() ? "me" : null);
        if (exclude != null) {
            addColumn(new ComponentRenderer<>(row -> row.learner() == null ? new Span() : leaveOut(row, exclude)))
                    .setHeader(getTranslation("entry.actions"))
                    .setWidth("9rem")
                    .setFlexGrow(0)
                    .setPartNameGenerator(row -> "wide")
                    .setHeaderPartName("wide");
        }
    }

    /** Two places without names and with the same points are equal, and still two. To be called once it has items. */
    void tellPlacesApart() {
        getDataCommunicator().getKeyMapper().setIdentifierGetter(Place::new);
    }

    /** A row, by what it is and not by what it says. */
    private static final class Place {
        private final LeaderboardRow row;

        Place(LeaderboardRow row) {
            this.row = row;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // that is the point
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place && place.row == row;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(row);
        }
    }

    private Button leaveOut(LeaderboardRow row, LongConsumer exclude) {
        long learner = row.learner() == null ? 0 : row.learner();
        Button button = new Button(getTranslation("exclusion.short"), click -> exclude.accept(learner));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation("exclusion.exclude.which", String.valueOf(learner)));
        return button;
    }
}
