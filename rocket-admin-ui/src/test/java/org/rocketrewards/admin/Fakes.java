package org.rocketrewards.admin;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.boundary.RuleSets;

/** Services that many pages ask, with answers that seldom matter. */
public final class Fakes {
    private Fakes() {}

    /** One source, called moodle. */
    public static class OneSource extends Sources {
        @Override
        public List<SourceRow> list() {
            Instant registered = Instant.parse("2026-11-22T10:00:00Z");
            return List.of(new SourceRow(
                    1,
                    "moodle",
                    "Moodle",
                    "",
                    ZoneId.of("UTC"),
                    false,
                    Set.of(2L),
                    Set.of(1L),
                    null,
                    true,
                    registered,
                    4));
        }
    }

    /** The rules' catalogue of events, and no rules. */
    public static RuleSets catalogue() {
        return new RuleSets() {
            @Override
            public Catalogue catalogue() {
                return Catalogue.load();
            }
        };
    }
}
