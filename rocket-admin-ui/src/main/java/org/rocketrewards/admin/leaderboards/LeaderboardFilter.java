package org.rocketrewards.admin.leaderboards;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which leaderboard. Every change asks for another address line. */
final class LeaderboardFilter extends Div {
    private static final long serialVersionUID = 1L;
    private static final List<String> PERIODS = List.of(LeaderboardsQuery.ALL_TIME, "month", "week");

    private final @Nullable String source;
    private final ComboBox<String> period = new ComboBox<>();
    private final TextField course = new TextField();
    private final TextField around = new TextField();
    private final Checkbox anonymous = new Checkbox();
    private final transient Consumer<LeaderboardsQuery> changed;

    LeaderboardFilter(LeaderboardsQuery query, Consumer<LeaderboardsQuery> changed) {
        this.source = query.source();
        this.changed = changed;
        addClassNames("filter-fields", "open");
        period.addClassName("widest");
        period.setLabel(getTranslation("board.period"));
        period.setItems(PERIODS);
        period.setItemLabelGenerator(code -> PERIODS.contains(code) ? getTranslation("board.period." + code) : code);
        period.setAllowCustomValue(true);
        period.setHelperText(getTranslation("board.period.help"));
        period.setValue(query.period());
        period.addCustomValueSetListener(custom -> {
            String code = custom.getDetail().strip();
            period.setInvalid(!LeaderboardsQuery.isPeriod(code));
            period.setErrorMessage(getTranslation("board.period.invalid"));
            if (LeaderboardsQuery.isPeriod(code)) {
                period.setValue(code);
                ask();
            }
        });
        course.setLabel(getTranslation("board.course"));
        course.setPlaceholder(getTranslation("board.course.all"));
        course.setClearButtonVisible(true);
        course.setValue(text(query.course()));
        around.addClassName("wider");
        around.setLabel(getTranslation("board.around"));
        around.setPlaceholder(getTranslation("filter.learner.placeholder"));
        around.setClearButtonVisible(true);
        around.setValue(text(query.around()));
        anonymous.setLabel(getTranslation("board.anonymous"));
        anonymous.setValue(query.anonymous());
        List.<AbstractField<?, ?>>of(period, course, around, anonymous)
                .forEach(field -> field.addValueChangeListener(change -> {
                    if (change.isFromClient()) {
                        ask();
                    }
                }));
        add(period, course, around, anonymous);
    }

    private void ask() {
        boolean courseFits = fits(course);
        boolean aroundFits = fits(around);
        if (courseFits && aroundFits) {
            changed.accept(new LeaderboardsQuery(
                    source,
                    LeaderboardsQuery.number(course.getValue()).orElse(null),
                    period.getValue() == null ? LeaderboardsQuery.ALL_TIME : period.getValue(),
                    LeaderboardsQuery.number(around.getValue()).orElse(null),
                    anonymous.getValue()));
        }
    }

    private boolean fits(TextField field) {
        boolean fits = field.getValue().isBlank()
                || LeaderboardsQuery.number(field.getValue()).isPresent();
        field.setInvalid(!fits);
        field.setErrorMessage(fits ? "" : getTranslation("board.number.invalid"));
        return fits;
    }

    private static String text(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }
}
