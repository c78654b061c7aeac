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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.ColumnsMenu;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.ViewsMenu;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.rules.Rule;

/** The rules of a set: what each is for, in words. A set has about a hundred, so they are all there at once. */
final class RuleList extends Div {
    private static final long serialVersionUID = 1L;
    private static final String TEXT = "q";
    private static final String KIND = "kind";
    private static final String COLUMNS = "columns";
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
    private final Div menu = new Div();
    private transient Set<String> named = Set.of();
    private transient Set<String> inMenu = Set.of();
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

    /** A column; a heading that ends with {@code #} is for numbers. */
    record Column(String key, String heading, Function<Rule, Component> cell) {
        String name() {
            return heading.endsWith("#") ? heading.substring(0, heading.length() - 1) : heading;
        }
    }

    /** A list; {@code address} leads to a rule; {@code last}: another column at the end, that only one page has. */
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

    /** Lets the address say which rules and columns are shown; {@code go} is told what somebody wants instead. */
    void follows(Consumer<QueryParameters> go, ViewsMenu views, Download file) {
        wanted = go;
        Div tools = new Div(views, menu, file);
        tools.addClassName("listing-tools");
        bar.add(tools);
    }

    /** Shows the rules that an address asks for. */
    void show(QueryParameters parameters) {
        search.setValue(parameters
                .getSingleParameter(TEXT)
                .filter(text -> text.length() <= LONGEST)
                .orElse(""));
        kind.setValue(Kind.of(parameters.getSingleParameter(KIND).orElse("")));
        named = new HashSet<>(
                List.of(parameters.getSingleParameter(COLUMNS).orElse("").split(",", -1)));
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
        if (shownColumns().size() < columns().size()) {
            parameters.put(COLUMNS, shownColumns().stream().map(Column::key).collect(Collectors.joining(",")));
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
        showMenu();
        List<Rule> shown = shown();
        count.setText(getTranslation("rules.count", (long) shown.size()));
        rows.removeAll();
        if (shown.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("rules.nothing_found"));
            none.addClassName("padded");
            rows.add(none);
            return;
        }
        List<Column> columns = shownColumns();
        List<String> headings = new ArrayList<>(List.of(getTranslation("rules.rule")));
        columns.forEach(column -> headings.add(column.heading()));
        Table table = new Table(getTranslation("nav.rules"), headings.toArray(String[]::new));
        for (Rule rule : shown) {
            List<Component> cells = new ArrayList<>(List.of(name(rule)));
            columns.forEach(column -> cells.add(column.cell().apply(rule)));
            table.row(cells.toArray(Component[]::new));
        }
        rows.add(table);
    }

    /** All that may be hidden. */
    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("events", getTranslation("rules.event"), this::event),
                new Column("points", getTranslation("rules.points"), words::pointsOf),
                new Column(
                        "constraints",
                        getTranslation("rules.constraint"),
                        rule -> Table.text(words.constraints(rule)))));
        if (last != null) {
            columns.add(last);
        } else if (counted) {
            columns.add(new Column(
                    "awards",
                    getTranslation("rules.awards") + "#",
                    rule -> new Span(Words.number(awards.getOrDefault(rule.key(), 0L)))));
        }
        return columns;
    }

    /** Those that the address names; where it names none that is known, all. */
    private List<Column> shownColumns() {
        List<Column> shown = columns().stream()
                .filter(column -> named.contains(column.key()))
                .toList();
        return shown.isEmpty() ? columns() : shown;
    }

    private void showMenu() {
        Set<String> shown = shownColumns().stream().map(Column::key).collect(Collectors.toSet());
        if (shown.equals(inMenu)) {
            return;
        }
        inMenu = shown;
        Map<String, String> headers = new LinkedHashMap<>();
        columns().forEach(column -> headers.put(column.key(), column.name()));
        menu.removeAll();
        menu.add(new ColumnsMenu(headers, shown, keys -> {
            named = Set.copyOf(keys);
            wanted.accept(parameters());
        }));
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
}
