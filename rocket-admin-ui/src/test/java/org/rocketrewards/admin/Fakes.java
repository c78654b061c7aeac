package org.rocketrewards.admin;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.rocketrewards.access.SavedView;
import org.rocketrewards.access.boundary.SavedViews;
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
            return List.of(named(1, "moodle", "Moodle"));
        }

        static SourceRow named(int id, String name, String title) {
            Instant registered = Instant.parse("2026-11-22T10:00:00Z");
            return new SourceRow(
                    id, name, title, "", ZoneId.of("UTC"), false, Set.of(2L), Set.of(1L), null, true, registered, 4);
        }
    }

    /** Two sources, called north and south. */
    public static class TwoSources extends OneSource {
        @Override
        public List<SourceRow> list() {
            return List.of(named(1, "north", "North"), named(2, "south", "South"));
        }
    }

    /** Nobody's views. */
    public static class NoViews extends SavedViews {
        @Override
        public List<SavedView> own(String page) {
            return List.of();
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
