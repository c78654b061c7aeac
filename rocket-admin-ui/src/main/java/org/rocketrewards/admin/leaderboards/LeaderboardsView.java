package org.rocketrewards.admin.leaderboards;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.KeysetRows;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.audit.boundary.Exports;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ledger.Leaderboard;
import org.rocketrewards.ledger.LeaderboardQuery;
import org.rocketrewards.ledger.LeaderboardRow;
import org.rocketrewards.ledger.boundary.Leaderboards;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Who has how many points: by source, course and period, named or not, from the top or around a learner. */
@Route(value = LeaderboardsView.PATH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class LeaderboardsView extends Div implements BeforeEnterObserver, HasDynamicTitle, OfSources {
    static final String PATH = "leaderboards";

    private static final long serialVersionUID = 1L;
    private static final int NEIGHBOURS = 5;

    private final transient Leaderboards leaderboards;
    private final transient Sources sources;
    private final transient Exports exports;
    private transient LeaderboardsQuery query = new LeaderboardsQuery(null, null, "all", null, false);

    @Inject
    LeaderboardsView(Leaderboards leaderboards, Sources sources, Exports exports) {
        this.leaderboards = leaderboards;
        this.sources = sources;
        this.exports = exports;
        addClassNames("page", "full");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = LeaderboardsQuery.of(event.getLocation().getQueryParameters());
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.leaderboards") + " · " + getTranslation("product");
    }

    @Override
    public boolean oneAtATime() {
        return true;
    }

    private void show() {
        removeAll();
        PageHeader header = new PageHeader(getTranslation("nav.leaderboards"));
        add(header);
        List<SourceRow> sites = sources.list();
        if (sites.isEmpty()) {
            add(new Empty(
                    VaadinIcon.TROPHY,
                    getTranslation("sources.none.title"),
                    getTranslation("sources.none.text"),
                    new Anchor("sources", getTranslation("deliveries.none.next"))));
            return;
        }
        SourceRow source = OfSources.one(query.parameters(), sites).orElse(sites.get(0));
        header.with(file(source));
        add(new LeaderboardFilter(query, wanted -> UI.getCurrent().navigate(PATH, wanted.parameters())), board(source));
    }

    private Component board(SourceRow source) {
        Leaderboard first;
        try {
            first = part(source, null);
        } catch (RocketException e) {
            return new Empty(VaadinIcon.TROPHY, getTranslation("board.not_in_it.title"), Refusals.words(e));
        }
        if (first.items().isEmpty()) {
            return new Empty(VaadinIcon.TROPHY, getTranslation("board.none.title"), getTranslation("board.none.text"));
        }
        LeaderboardGrid grid =
                new LeaderboardGrid(source.name(), Caller.operates() ? learner -> askToExclude(source, learner) : null);
        Div list = new Div(about(first), grid);
        list.addClassName("list");
        if (query.around() != null) {
            grid.setItems(first.items());
        } else {
            Paragraph cut = new Paragraph(getTranslation("board.cut", KeysetRows.MOST));
            cut.setVisible(false);
            KeysetRows<LeaderboardRow> rows = new KeysetRows<>(
                    cursor -> {
                        Leaderboard part = cursor == null ? first : part(source, cursor);
                        return new Page<>(part.items(), part.next());
                    },
                    () -> cut.setVisible(true));
            grid.setItems(rows.source());
            list.add(cut);
        }
        grid.tellPlacesApart();
        return list;
    }

    /** What is shown, as far down as a file goes; that it was taken is on record. */
    private Download file(SourceRow source) {
        LeaderboardsQuery shown = query;
        return new Download(getTranslation("list.csv"), () -> {
            Map<String, String> conditions = new TreeMap<>();
            shown.parameters().getParameters().forEach((name, values) -> conditions.put(name, values.get(0)));
            conditions.put("source", source.name());
            part(source, shown, null, 1); // refused before the file is begun
            exports.note(PATH, conditions);
            return new Download.File(
                    PATH + "-" + source.name() + ".csv",
                    "text/csv; charset=utf-8",
                    out -> LeaderboardFile.write(cursor -> part(source, shown, cursor, Page.MAX_LIMIT), out));
        });
    }

    private Leaderboard part(SourceRow source, @Nullable String cursor) {
        return part(source, query, cursor, Page.DEFAULT_LIMIT);
    }

    private Leaderboard part(SourceRow source, LeaderboardsQuery query, @Nullable String cursor, int limit) {
        Long around = query.around();
        return leaderboards.find(
                source.name(),
                new LeaderboardQuery(
                        query.course(),
                        query.period(),
                        around,
                        query.anonymous(),
                        cursor,
                        around == null ? limit : NEIGHBOURS));
    }

    private Component about(Leaderboard board) {
        Paragraph about = new Paragraph(new Span(getTranslation("board.learners", Words.number(board.learners()))));
        if (board.asOf() != null) {
            about.add(new Span(" " + getTranslation("board.as_of") + " "), new Moment(board.asOf()));
        }
        about.add(new Span((board.asOf() == null ? " " : ". ") + getTranslation("board.ties")));
        return about;
    }

    private void askToExclude(SourceRow source, long learner) {
        new ActDialog(
                        getTranslation("exclusion.exclude.which", String.valueOf(learner)),
                        getTranslation("exclusion.exclude.do"))
                .say(getTranslation("exclusion.exclude.text", String.valueOf(learner)))
                .askWhy()
                .ask(reason -> {
                    leaderboards.exclude(source.name(), learner, reason);
                    show();
                });
    }
}
