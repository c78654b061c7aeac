package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.rules.Rule;

/** The rules of a set: what each is for, in words. A set has about a hundred, so they are all there at once. */
final class RuleList extends Div {
    private static final long serialVersionUID = 1L;
    private static final String TEXT = "q";
    private static final String KIND = "kind";
    private static final int LONGEST = 255;

    private final transient RuleWords words;
    private final transient List<Rule> rules;
    private final transient Function<Rule, String> address;
    private final transient @Nullable Column last;
    private final TextField search = new TextField();
    private final Select<Kind> kind = new Select<>();
    private final Span count = new Span();
    private final Div bar = new Div();
    private final Div rows = new Div();
    private final transient Map<String, Long> awards = new HashMap<>();
    private transient Consumer<QueryParameters> wanted = this::show;
    private boolean counted;

    /** Which rules are shown. */
    enum Kind {
        ACTIVE(rule -> !rule.retired() && rule.takesBack() == null),
        REVERSALS(rule -> !rule.retired() && rule.takesBack() != null),
        INACTIVE(Rule::retired),
        ALL(rule -> true);

        private final transient Predicate<Rule> shows;

        Kind(Predicate<Rule> shows) {
            this.shows = shows;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst()
                    .orElse(ACTIVE);
        }
    }

    /** A column at the end that only one page has. */
    record Column(String heading, Function<Rule, Component> cell) {}

    /** A list; {@code address} leads to a rule; {@code last}: another column, or null for the awards of 30 days. */
    RuleList(RuleWords words, List<Rule> rules, Function<Rule, String> address, @Nullable Column last) {
        this.words = words;
        this.rules = List.copyOf(rules);
        this.address = address;
        this.last = last;
        addClassNames("rule-list", "walkable");
        search.setLabel(getTranslation("rules.search"));
        search.setPlaceholder(getTranslation("rules.search.placeholder"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(this::changed);
        kind.setLabel(getTranslation("rules.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(value -> getTranslation("rules.kind." + value.code(), ofKind(value)));
        kind.setValue(Kind.ACTIVE);
        kind.addValueChangeListener(this::changed);
        count.addClassName("small");
        count.getElement().setAttribute("aria-live", "polite");
        bar.add(search, kind, count);
        bar.addClassName("list-bar");
        rows.addClassNames("card", "flush");
        add(bar, rows);
        show();
    }

    /** Lets the address say which rules are shown; {@code go} is told what somebody wants instead. */
    RuleList follows(Consumer<QueryParameters> go, Component tools) {
        wanted = go;
        bar.add(tools);
        return this;
    }

    /** Shows the rules that an address asks for. */
    void show(QueryParameters parameters) {
        search.setValue(parameters
                .getSingleParameter(TEXT)
                .filter(text -> text.length() <= LONGEST)
                .orElse(""));
        kind.setValue(Kind.of(parameters.getSingleParameter(KIND).orElse("")));
        show();
    }

    /** How an address asks for what is shown. */
    QueryParameters parameters() {
        Map<String, String> parameters = new TreeMap<>();
        if (!search.getValue().isBlank()) {
            // as it is: whoever types may be between two words
            parameters.put(TEXT, search.getValue());
        }
        if (kind.getValue() != Kind.ACTIVE) {
            parameters.put(KIND, kind.getValue().code());
        }
        return QueryParameters.simple(parameters);
    }

    /** The rules that are shown, as a file. */
    void write(OutputStream out) throws IOException {
        RuleListFile.write(words, shown(), rule -> counted ? awards.getOrDefault(rule.key(), 0L) : null, out);
    }

    private void changed(HasValue.ValueChangeEvent<?> change) {
        if (change.isFromClient()) {
            wanted.accept(parameters());
        }
    }

    private long ofKind(Kind value) {
        return rules.stream().filter(value.shows).count();
    }

    /** Fills in how often each rule awarded. */
    void showAwards(Map<String, Long> byRule) {
        awards.putAll(byRule);
        counted = true;
        show();
    }

    private List<Rule> shown() {
        String text = search.getValue().strip().toLowerCase(Locale.ROOT);
        return rules.stream()
                .filter(kind.getValue().shows)
                .filter(rule -> text.isEmpty() || searchable(rule).contains(text))
                .toList();
    }

    private void show() {
        List<Rule> shown = shown();
        count.setText(getTranslation("rules.count", (long) shown.size()));
        rows.removeAll();
        if (shown.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("rules.nothing_found"));
            none.addClassName("padded");
            rows.add(none);
            return;
        }
        Table table = new Table(
                getTranslation("nav.rules"),
                getTranslation("rules.rule"),
                getTranslation("rules.event"),
                getTranslation("rules.points"),
                getTranslation("rules.constraint"),
                last == null ? getTranslation("rules.awards") + "#" : last.heading());
        for (Rule rule : shown) {
            List<Component> cells = new ArrayList<>(List.of(
                    name(rule),
                    event(rule),
                    Table.text(rule.takesBack() == null ? words.points(rule.points()) : ""),
                    Table.text(words.constraints(rule))));
            cells.add(last == null ? awarded(rule) : last.cell().apply(rule));
            table.row(cells.toArray(Component[]::new));
        }
        rows.add(table);
    }

    private String searchable(Rule rule) {
        return (rule.key()
                        + ' '
                        + words.title(rule)
                        + ' '
                        + String.join(" ", rule.events())
                        + ' '
                        + words.constraints(rule))
                .toLowerCase(Locale.ROOT);
    }

    private Component name(Rule rule) {
        Div name = new Div(new Anchor(address.apply(rule), words.title(rule)), Table.code(rule.key()));
        if (rule.retired()) {
            name.add(new Badge(VaadinIcon.PAUSE, getTranslation("rules.inactive"), "ignored"));
        }
        name.addClassName("stack");
        return name;
    }

    private Component event(Rule rule) {
        Div event = new Div();
        event.addClassName("stack");
        rule.events().stream().limit(3).forEach(pattern -> event.add(Table.code(pattern)));
        if (rule.events().size() > 3) {
            event.add(new Span(
                    getTranslation("rules.events.more", (long) rule.events().size() - 3)));
        }
        return event;
    }

    private Component awarded(Rule rule) {
        if (!counted) {
            Span pending = new Span("…");
            pending.getElement().setAttribute("title", getTranslation("rules.awards.pending"));
            return pending;
        }
        return new Span(Words.number(awards.getOrDefault(rule.key(), 0L)));
    }
}
