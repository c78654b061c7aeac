package org.rocketrewards.admin.frame;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.admin.rules.RulesNavigation;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.DeliveryLog;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ledger.boundary.Statements;
import org.rocketrewards.model.Secret;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.boundary.RuleSets;

/**
 * Finds deliveries, events (by Moodle's number, too) and learners by their number, tokens by their visible beginning, sources, rules and event
 * types by name. Everything by key or from memory, so that an answer costs the same however much there is.
 */
@ApplicationScoped
class EverythingFinder implements Finder {
    private static final int MOST = 12;
    private static final int LONGEST = 100;

    @Inject
    DeliveryLog deliveries;

    @Inject
    Sources sources;

    @Inject
    Statements statements;

    @Inject
    RuleSets rules;

    @Override
    public List<Hit> find(Component reader, String text) {
        String wanted = text.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        List<SourceRow> sites = sources.list();
        EventTitles titles = new EventTitles(rules.catalogue());
        if (wanted.matches("[0-9]{1,18}")) {
            byNumber(reader, Long.parseLong(wanted), sites, titles, hits);
        }
        if (wanted.startsWith(Secret.SOURCE_TOKEN)) {
            byToken(reader, wanted, sites, hits);
        }
        byName(reader, wanted.toLowerCase(Locale.ROOT), sites, titles, hits);
        return hits.subList(0, Math.min(MOST, hits.size()));
    }

    private void byNumber(Component reader, long number, List<SourceRow> sites, EventTitles titles, List<Hit> hits) {
        deliveries.delivery(number).ifPresent(found -> {
            DeliveryRow delivery = found.delivery();
            String about = Words.outcome(reader, delivery.outcome())
                    + (delivery.event() == null
                            ? ""
                            : " · " + reader.getTranslation("search.event", String.valueOf(delivery.event())));
            hits.add(new Hit(
                    VaadinIcon.INBOX,
                    reader.getTranslation("delivery.title", String.valueOf(number)),
                    about,
                    "deliveries/" + number));
        });
        deliveries
                .ofMoodle(number)
                .forEach(row -> hits.add(new Hit(
                        VaadinIcon.CALENDAR_CLOCK,
                        reader.getTranslation("search.moodle_event", String.valueOf(number)),
                        row.source() + " · " + titles.title(reader, row.eventName()),
                        "deliveries/" + row.id())));
        if (number < UserKey.ID_LIMIT) {
            sites.stream()
                    .filter(site -> statements.account(site.id(), number).isPresent())
                    .forEach(site -> hits.add(new Hit(
                            VaadinIcon.ACADEMY_CAP,
                            reader.getTranslation("learner.title", String.valueOf(number)),
                            site.title(),
                            "learners/" + site.name() + "/" + number)));
        }
    }

    private void byToken(Component reader, String beginning, List<SourceRow> sites, List<Hit> hits) {
        for (SourceRow site : sites) {
            sources.tokens(site.name()).stream()
                    // also by the whole token, as somebody pastes it: only its visible part is known here
                    .filter(token -> token.prefix().startsWith(beginning) || beginning.startsWith(token.prefix()))
                    .forEach(token -> hits.add(new Hit(
                            VaadinIcon.KEY,
                            token.prefix() + "…",
                            reader.getTranslation("search.token", site.title()),
                            "sources/" + site.name())));
        }
    }

    private void byName(Component reader, String wanted, List<SourceRow> sites, EventTitles titles, List<Hit> hits) {
        sites.stream()
                .filter(site -> holds(wanted, site.name(), site.title()))
                .forEach(site -> hits.add(new Hit(
                        VaadinIcon.PLUG,
                        site.title(),
                        reader.getTranslation("search.source", site.name()),
                        "sources/" + site.name())));
        rules.current().rules().stream()
                .filter(rule -> holds(wanted, rule.key(), Words.rule(reader, rule.key())))
                .forEach(rule -> hits.add(new Hit(
                        VaadinIcon.SCALE,
                        Words.rule(reader, rule.key()),
                        reader.getTranslation("search.rule", rule.key()),
                        RulesNavigation.path(rule.key()))));
        titles.choices(reader).forEach((event, title) -> {
            if (holds(wanted, event, title)) {
                hits.add(new Hit(
                        VaadinIcon.LIST,
                        title,
                        reader.getTranslation("search.deliveries_of", event),
                        "deliveries?event=" + URLEncoder.encode(event, StandardCharsets.UTF_8)));
            }
        });
    }

    private static boolean holds(String wanted, String... names) {
        return Stream.of(names).anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
