package org.rocketrewards.ingest.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;

/** The newest deliveries about one learner and some kinds of event, whatever became of them. */
public final class LatestDeliveries {
    /** How many are told. */
    public static final int MOST = 10;

    /** Refused ones are looked into as texts: nothing more is known of them. */
    private static final int MOST_REFUSED = 100;

    private static final String TYPES = "SELECT id, name FROM event_type ORDER BY id";
    private static final String QUARANTINED = SqlFile.read(LatestDeliveries.class, "findQuarantinedOfLearner");
    private static final String TAKEN_BACK = SqlFile.read(LatestDeliveries.class, "isTakenBack");

    private final Query query;
    private final DeliveryReader reader;
    private final int sourceId;
    private final String source;
    private final long learner;

    /** About a learner of a source. */
    public LatestDeliveries(DataSource database, int sourceId, String source, long learner) {
        this.query = new Query(database);
        this.reader = new DeliveryReader(database);
        this.sourceId = sourceId;
        this.source = source;
        this.learner = learner;
    }

    /** The kinds of event that ever arrived and are meant, by their numbers. */
    public Map<Integer, String> types(Predicate<String> meant) {
        Map<Integer, String> types = new TreeMap<>();
        query.list(TYPES, List.of(), row -> Map.entry(row.integer("id"), row.text("name")))
                .forEach(type -> {
                    if (meant.test(type.getValue())) {
                        types.put(type.getKey(), type.getValue());
                    }
                });
        return types;
    }

    /** Of these kinds, newest first: also those in quarantine that name the learner or are by him or her. */
    public List<DeliveryRow> ofLearner(Map<Integer, String> types) {
        if (types.isEmpty()) {
            return List.of();
        }
        List<Integer> numbers = List.copyOf(types.keySet());
        List<DeliveryRow> found = new ArrayList<>(search(learner, null, numbers, MOST));
        String list = numbers.toString().replace('[', '{').replace(']', '}');
        query.list(
                        QUARANTINED,
                        List.of(sourceId, list, UserKey.of(sourceId, learner), String.valueOf(learner), MOST),
                        row -> row.number("id"))
                .forEach(id -> reader.delivery(id).ifPresent(found::add));
        return newest(found);
    }

    /** Whether any such event ever arrived from the source, about whomever. */
    public boolean arrived(Map<Integer, String> types) {
        return !types.isEmpty()
                && !search(null, null, List.copyOf(types.keySet()), 1).isEmpty();
    }

    /** Whether anything ever arrived about the learner. */
    public boolean known() {
        return !search(learner, null, null, 1).isEmpty();
    }

    /** The newest delivery that was refused and whose text looks like one of these. */
    public Optional<DeliveryRow> refused(Predicate<String> meant) {
        RefusedBody looksLike = new RefusedBody(learner, meant);
        return search(null, Outcome.REFUSED, null, MOST_REFUSED).stream()
                .filter(row -> reader.body(row.id())
                        .map(body -> looksLike.test(body.text()))
                        .orElse(false))
                .findFirst();
    }

    /** Whether all that an event booked for the learner was taken back. */
    public boolean takenBack(long eventId) {
        return query.first(
                        TAKEN_BACK,
                        List.of(UserKey.of(sourceId, learner), eventId),
                        row -> row.integer("taken_back") == 1)
                .orElse(false);
    }

    private List<DeliveryRow> search(
            @Nullable Long ofLearner, @Nullable Outcome outcome, @Nullable List<Integer> types, int rows) {
        DeliveryFilter filter = new DeliveryFilter(source, outcome, null, ofLearner, null, null);
        return reader.search(new DeliverySearch(filter, sourceId, types, new IdRange(1, Long.MAX_VALUE), rows));
    }

    private static List<DeliveryRow> newest(List<DeliveryRow> rows) {
        return rows.stream()
                .distinct()
                .sorted(Comparator.comparingLong(DeliveryRow::id).reversed())
                .limit(MOST)
                .toList();
    }
}
