package org.rocketrewards.ingest.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.ingest.Allowlist;
import org.rocketrewards.ingest.AllowlistPreview;
import org.rocketrewards.ingest.AllowlistRow;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.ingest.Source;

/** The sources' allowlists in the caller's transaction; every change goes on record. */
public final class AllowlistRegister {
    private static final Duration PREVIEWED = Duration.ofDays(7);
    private static final int MAX_NETWORKS = 1_000;
    private static final int MAX_COMMENT = 200;

    private final AllowlistStore store;
    private final RecentAddresses recent;
    private final AuditTrail audit;
    private final Clock clock;

    /** The allowlists in {@code database}. */
    public AllowlistRegister(DataSource database, AuditTrail audit, Clock clock) {
        this.store = new AllowlistStore(database);
        this.recent = new RecentAddresses(database);
        this.audit = audit;
        this.clock = clock;
    }

    /** The networks of a source. */
    public Allowlist of(Source source) {
        return new Allowlist(store.list(source.id()));
    }

    /** Adds a network; {@code lockOut}: even if every current sender is refused then. */
    public Allowlist add(Source source, String network, String comment, String by, boolean lockOut) {
        String written = Networks.canonical(network);
        String stripped = comment.strip();
        if (stripped.length() > MAX_COMMENT) {
            throw invalid("comment", "The comment has at most 200 characters.");
        }
        Allowlist before = of(source);
        if (before.networks().size() >= MAX_NETWORKS) {
            throw invalid("network", "The list holds 1000 networks already: sum some of them up.");
        }
        if (!lockOut) {
            requireSomebodyLeft(source, Stream.concat(networks(before), Stream.of(written)));
        }
        AllowlistRow added = store.add(source.id(), written, stripped, by, clock.instant())
                .orElseThrow(() -> new RocketException(
                        ProblemType.CONFLICT, written + " is on the list already: nothing was changed."));
        return recorded("allowlist.add", source, added, before);
    }

    /** Takes a network off; {@code lockOut}: even if every current sender is refused then. */
    public Allowlist remove(Source source, int entryId, boolean lockOut) {
        Allowlist before = of(source);
        if (!lockOut) {
            requireSomebodyLeft(
                    source,
                    before.networks().stream()
                            .filter(row -> row.id() != entryId)
                            .map(AllowlistRow::network));
        }
        AllowlistRow removed = store.remove(source.id(), entryId)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "The allowlist of " + source.name() + " has no entry " + entryId + "."));
        return recorded("allowlist.remove", source, removed, before);
    }

    /** What the list {@code networks} would have done to the source's deliveries of the last seven days. */
    public AllowlistPreview preview(Source source, Collection<String> networks) {
        return AllowlistEffect.of(
                networks.isEmpty() ? null : Networks.of(networks),
                recent.since(source.id(), clock.instant().minus(PREVIEWED)));
    }

    /** Whether the list lets in a sender at this address. */
    public boolean admits(Source source, String address) {
        InetAddress sender = Addresses.parse(address.strip());
        if (sender == null) {
            throw invalid("address", "Write one IPv4 or IPv6 address, such as 192.0.2.7.");
        }
        Allowlist list = of(source);
        return list.openToAll() || Networks.of(networks(list).toList()).contains(sender);
    }

    /** A change that stops all deliveries is made by nobody who has not said so. */
    private void requireSomebodyLeft(Source source, Stream<String> networks) {
        AllowlistPreview effect = preview(source, networks.toList());
        if (effect.locksOut()) {
            throw new RocketException(
                    ProblemType.CONFLICT,
                    "This would have refused all " + effect.deliveries()
                            + " deliveries of the last seven days: confirm that all are to be refused.");
        }
    }

    private static Stream<String> networks(Allowlist list) {
        return list.networks().stream().map(AllowlistRow::network);
    }

    private Allowlist recorded(String action, Source source, AllowlistRow changed, Allowlist before) {
        Allowlist after = of(source);
        audit.record(AuditEntry.of(action, "source", source.name())
                .withBefore(fields(before))
                .withAfter(fields(after))
                .because(changed.comment().isEmpty() ? null : changed.comment()));
        return after;
    }

    private static JsonObject fields(Allowlist list) {
        JsonArrayBuilder networks = Json.createArrayBuilder();
        list.networks().forEach(row -> networks.add(row.network()));
        return Json.createObjectBuilder()
                .add("networks", networks)
                .add("openToAll", list.openToAll())
                .build();
    }

    private static RocketException invalid(String field, String sentence) {
        return new RocketException(ProblemType.INVALID_PARAMETER, sentence, Map.of("field", field));
    }
}
