package org.rocketrewards.it.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One learner's claims and awards under one rule. */
final class Holding {
    private final List<Claim> claims = new ArrayList<>();
    private final List<Award> awards = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    private static final class Claim {
        final Set<String> names;
        final Fields fields;
        final long moodleId;
        boolean live = true;

        Claim(Set<String> names, Fields fields, long moodleId) {
            this.names = names;
            this.fields = fields;
            this.moodleId = moodleId;
        }
    }

    private record Award(Set<String> names, long points, String day) {}

    /** What a reversal did here: points and awards taken back, and awards that other claims still hold. */
    record TakenBack(long points, int taken, int kept) {}

    /** Adds the claim of an event; {@code ended} when a newer reversal has been seen already. */
    void claim(Set<String> names, Fields fields, boolean ended) {
        Claim claim = new Claim(names, fields, fields.number("id"));
        claim.live = !ended;
        claims.add(claim);
    }

    boolean holds(Set<String> names) {
        return awards.stream().anyMatch(award -> Key.same(award.names, names));
    }

    int used(String day) {
        return places.getOrDefault(day, 0);
    }

    void award(Set<String> names, long points, String day) {
        places.merge(day, 1, Integer::sum);
        if (!names.isEmpty()) {
            awards.add(new Award(names, points, day));
        }
    }

    TakenBack takeBack(Reversal reversal) {
        Set<String> touched = new HashSet<>();
        for (Claim claim : claims) {
            if (claim.live && claim.moodleId < reversal.moodleId() && reversal.matches(claim.fields)) {
                claim.live = false;
                touched.addAll(claim.names);
            }
        }
        long points = 0;
        int taken = 0;
        int kept = 0;
        for (Award award : List.copyOf(awards)) {
            if (!Key.same(award.names, touched)) {
                continue;
            }
            if (claims.stream().anyMatch(claim -> claim.live && Key.same(claim.names, award.names))) {
                kept++;
            } else {
                awards.remove(award);
                places.merge(award.day, -1, Integer::sum);
                points += award.points;
                taken++;
            }
        }
        return new TakenBack(points, taken, kept);
    }
}
