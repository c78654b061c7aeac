package org.rocketrewards.admin.learners;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.parts.CalendarTexts;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.KeysetRows;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ledger.EntryTime;
import org.rocketrewards.ledger.Statement;
import org.rocketrewards.ledger.StatementFormat;
import org.rocketrewards.ledger.boundary.Statements;
import org.rocketrewards.model.Page;

/** A learner's statement: all entries newest first, or a period from its opening to its closing balance. */
final class StatementSection extends Section {
    private static final long serialVersionUID = 1L;

    private final transient Statements statements;
    private final transient Clock clock;
    private final transient SourceRow source;
    private final long learner;
    private final transient StatementQuery query;
    private final transient Consumer<StatementQuery> changed;
    private final Select<StatementPeriods> period = new Select<>();
    private final Select<EntryTime> by = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();

    StatementSection(
            Statements statements,
            Clock clock,
            SourceRow source,
            long learner,
            StatementQuery query,
            Consumer<StatementQuery> changed) {
        this.statements = statements;
        this.clock = clock;
        this.source = source;
        this.learner = learner;
        this.query = query;
        this.changed = changed;
        addClassNames("card", "statement-card");
        Div head = new Div(
                new H2(getTranslation("statement.title")),
                new Download(getTranslation("statement.csv"), () -> file(StatementFormat.CSV)),
                new Download(getTranslation("statement.pdf"), () -> file(StatementFormat.PDF)));
        head.addClassName("card-head");
        Div filter = new Div(period, from, to, by);
        filter.addClassNames("filter-fields", "open");
        setUpFields();
        add(head, filter);
    }

    /** Shows the entries; {@code takeBack} is asked to take one back, null: nothing is offered. */
    void show(@Nullable Consumer<StatementItem> takeBack) {
        StatementGrid grid = new StatementGrid(takeBack);
        Div list = new Div(grid);
        list.addClassName("list");
        if (query.isPeriod()) {
            Statement statement = statement();
            List<StatementItem> items =
                    statement.lines().stream().map(StatementItem::of).toList();
            add(figures(statement));
            if (items.isEmpty()) {
                add(new Paragraph(getTranslation("statement.period.nothing")));
            } else {
                grid.setItems(items);
                add(list);
            }
            return;
        }
        Paragraph cut = new Paragraph(getTranslation("statement.cut", KeysetRows.MOST));
        cut.setVisible(false);
        KeysetRows<StatementItem> rows = new KeysetRows<>(this::page, () -> cut.setVisible(true));
        if (rows.none()) {
            add(new Empty(
                    VaadinIcon.BOOK,
                    getTranslation("statement.none.title"),
                    getTranslation("statement.none.text"),
                    DeliveriesNavigation.ofLearner(source.name(), learner, getTranslation("statement.none.next"))));
        } else {
            grid.setItems(rows.source());
            list.add(cut);
            add(list);
        }
    }

    private Page<StatementItem> page(@Nullable String cursor) {
        var page = statements.entries(source.id(), learner, null, null, cursor, Page.DEFAULT_LIMIT);
        return new Page<>(page.items().stream().map(StatementItem::of).toList(), page.next());
    }

    private Statement statement() {
        return statements
                .statement(
                        source.id(),
                        learner,
                        query.start(source.timeZone()),
                        query.end(source.timeZone(), clock.instant()),
                        query.by())
                .orElseThrow();
    }

    private Download.File file(StatementFormat format) {
        byte[] content = statements.export(statement(), format);
        return new Download.File(
                "statement-" + source.name() + '-' + learner + '.' + format.code(),
                format.mediaType(),
                out -> out.write(content));
    }

    private Component figures(Statement statement) {
        Div figures = new Div(
                figure("statement.opening", Words.number(statement.opening())),
                figure("statement.credits", Words.points(statement.credits())),
                figure("statement.debits", Words.points(-statement.debits())),
                figure("statement.closing", Words.number(statement.closing())));
        figures.addClassName("sums");
        return figures;
    }

    private Component figure(String key, String value) {
        Span number = new Span(value);
        number.addClassName("figure-number");
        Span name = new Span(getTranslation(key));
        name.addClassName("small");
        Div figure = new Div(name, number);
        figure.addClassNames("stack", "figure");
        return figure;
    }

    private void setUpFields() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), source.timeZone());
        period.setLabel(getTranslation("statement.period"));
        period.setItems(StatementPeriods.values());
        period.setItemLabelGenerator(choice -> getTranslation(choice.key()));
        period.setValue(StatementPeriods.of(query, today));
        from.setLabel(getTranslation("statement.from"));
        CalendarTexts.tell(this, from, to);
        to.setLabel(getTranslation("statement.to"));
        from.setValue(query.from());
        to.setValue(query.to());
        boolean between = period.getValue() == StatementPeriods.BETWEEN;
        from.setVisible(between);
        to.setVisible(between);
        by.setLabel(getTranslation("statement.by"));
        by.addClassName("wider");
        by.setItems(EntryTime.values());
        by.setItemLabelGenerator(time -> getTranslation("statement.by." + time.code()));
        by.setValue(query.by());
        by.setVisible(query.isPeriod() || between);
        period.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(change.getValue(), today);
            }
        });
        List.<AbstractField<?, ?>>of(from, to, by)
                .forEach(field -> field.addValueChangeListener(change -> {
                    if (change.isFromClient()) {
                        askForDays();
                    }
                }));
    }

    private void choose(StatementPeriods choice, LocalDate today) {
        StatementQuery wanted = choice.query(today, by.getValue());
        if (choice == StatementPeriods.BETWEEN) {
            from.setValue(wanted.from());
            to.setValue(wanted.to());
            from.setVisible(true);
            to.setVisible(true);
            by.setVisible(true);
        } else {
            changed.accept(wanted);
        }
    }

    private void askForDays() {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        boolean backwards = first != null && last != null && last.isBefore(first);
        to.setInvalid(backwards);
        to.setErrorMessage(backwards ? getTranslation("statement.to.early") : "");
        if (first != null && last != null && !backwards) {
            changed.accept(new StatementQuery(first, last, by.getValue()));
        }
    }
}
