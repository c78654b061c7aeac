package org.rocketrewards.admin.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.traffic.Overview;
import org.rocketrewards.ingest.traffic.Overview.SourceState;

/** What there is to do, which rules pay most today, and how each source is. */
final class OverviewLists {
    private static final int RULES = 8;
    private static final Duration SEAL_LATE = Duration.ofMinutes(5);

    private OverviewLists() {}

    static Component todo(Component page, Overview overview) {
        UnorderedList list = new UnorderedList();
        list.addClassName("checklist");
        Overview.Todo todo = overview.todo();
        item(page, list, todo.alerts(), "overview.todo.alerts", "alerts?state=open");
        item(page, list, todo.quarantined(), "overview.todo.quarantined", "deliveries?outcome=quarantined");
        item(page, list, todo.failed(), "overview.todo.failed", "deliveries?outcome=failed&range=7d");
        item(page, list, todo.approvals(), "overview.todo.approvals", "corrections?state=waiting");
        item(page, list, todo.imports(), "overview.todo.imports", "imports");
        for (SourceState source : overview.sources()) {
            if (source.tokenDue()) {
                list.add(line(page.getTranslation("overview.todo.token", source.title()), "sources/" + source.name()));
            }
        }
        Instant unsealed = overview.unsealedSince();
        if (unsealed != null && unsealed.plus(SEAL_LATE).isBefore(overview.at())) {
            list.add(line(page.getTranslation("overview.todo.seal"), "audit"));
        }
        Section card = card(page, "overview.todo");
        if (list.getChildren().findAny().isEmpty()) {
            card.add(new Paragraph(page.getTranslation("overview.todo.nothing")));
        } else {
            card.add(list);
        }
        card.add(facts(page, overview));
        return card;
    }

    private static Component facts(Component page, Overview overview) {
        Div facts = new Div(new Span(page.getTranslation("overview.waiting", overview.waiting())));
        facts.addClassName("card-facts");
        Instant sealed = overview.sealedAt();
        facts.add(
                sealed == null
                        ? new Span(page.getTranslation("overview.never_sealed"))
                        : new Span(new Span(page.getTranslation("overview.sealed") + " "), new Moment(sealed)));
        return facts;
    }

    static Component rules(Component page, Overview overview) {
        Section card = card(page, "overview.rules");
        List<Map.Entry<String, Long>> top = overview
                .pointsByDay()
                .getOrDefault(
                        overview.at().atOffset(ZoneOffset.UTC).toLocalDate().toString(), Map.of())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(RULES)
                .toList();
        if (top.isEmpty()) {
            card.add(new Paragraph(page.getTranslation("overview.rules.none")));
            return card;
        }
        Table table = new Table(
                page.getTranslation("overview.rules"),
                page.getTranslation("decision.rule"),
                page.getTranslation("decision.points") + "#");
        top.forEach(rule -> table.row(
                Table.text(
                        rule.getKey().isEmpty()
                                ? page.getTranslation("overview.other_rules")
                                : Words.rule(page, rule.getKey())),
                Table.text(Words.number(rule.getValue()))));
        card.add(table);
        return card;
    }

    static Component sources(Component page, Overview overview) {
        Section card = card(page, "nav.sources");
        Table table = new Table(
                page.getTranslation("nav.sources"),
                page.getTranslation("delivery.source"),
                page.getTranslation("source.last_delivery"),
                page.getTranslation("overview.token_age"));
        overview.sources().forEach(source -> table.row(name(source), last(page, source), token(page, source)));
        card.add(table);
        return card;
    }

    private static Component name(SourceState source) {
        Div name = new Div(new Anchor("sources/" + source.name(), source.title()));
        name.addClassName("stack");
        if (!source.environment().isEmpty()) {
            name.add(new Badge(VaadinIcon.FLASK, source.environment(), "quarantined"));
        }
        return name;
    }

    private static Component last(Component page, SourceState source) {
        Instant at = source.lastAt();
        Long id = source.last();
        if (at == null || id == null) {
            return new Span(page.getTranslation("source.never_delivered"));
        }
        Div last = new Div(
                new Moment(at), DeliveriesNavigation.to(id, page.getTranslation("delivery.title", String.valueOf(id))));
        last.addClassName("stack");
        return last;
    }

    private static Component token(Component page, SourceState source) {
        Long days = source.tokenDays();
        if (days == null) {
            return new Badge(VaadinIcon.KEY, page.getTranslation("source.no_token"), "quarantined");
        }
        Div token = new Div(new Span(page.getTranslation("overview.token_days", days)));
        token.addClassName("stack");
        Instant ends = source.tokenEnds();
        if (ends != null) {
            token.add(new Span(new Span(page.getTranslation("overview.token_ends") + " "), new Moment(ends)));
        }
        return token;
    }

    private static void item(Component page, UnorderedList list, long count, String key, @Nullable String path) {
        if (count > 0 && path != null) {
            list.add(line(page.getTranslation(key, count), path));
        }
    }

    private static ListItem line(String text, String path) {
        return new ListItem(VaadinIcon.ARROW_RIGHT.create(), new Anchor(path, text));
    }

    private static Section card(Component page, String key) {
        Section card = new Section(new H2(page.getTranslation(key)));
        card.addClassName("card");
        return card;
    }
}
