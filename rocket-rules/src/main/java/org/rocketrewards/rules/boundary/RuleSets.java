package org.rocketrewards.rules.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.rocketrewards.database.Database;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;

/**
 * The rule set in force, kept in memory: reading it costs nothing. One that was published for later takes over at its
 * moment, without anybody doing anything. Not an EJB, because a call of one costs as much as parsing a delivery, and
 * every delivery asks here.
 */
@ApplicationScoped
public class RuleSets {
    @Inject
    Database database;

    @Inject
    RuleSetPublisher publisher;

    @Inject
    Clock clock;

    private volatile Timeline timeline;
    private Catalogue catalogue;

    @PostConstruct
    void load() {
        database.ready();
        catalogue = Catalogue.load();
        timeline = publisher.timeline(List.of());
    }

    /** The rule set in force. */
    public RuleSet current() {
        return timeline.at(clock);
    }

    /** Those that were published for later, the next one first. */
    public List<Timeline.Held> later() {
        Instant now = clock.instant();
        return timeline.sets().stream().filter(held -> held.from().isAfter(now)).toList();
    }

    /** The numbers that stand for rule keys in the database. */
    public RuleKeys keys() {
        return timeline.keys();
    }

    /** The event types that Rocket knows. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /**
     * Reads again what holds and is going to, after a publication here or on another node.
     *
     * @param more all rules that are kept elsewhere and hold beside the published ones, such as badge mappings
     */
    public void reload(List<Rule> more) {
        timeline = publisher.timeline(more);
    }
}
