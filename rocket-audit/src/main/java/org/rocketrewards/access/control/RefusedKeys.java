package org.rocketrewards.access.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers who tried a wrong API key, so that one who tries thousands does not fill the audit trail. */
@ApplicationScoped
public class RefusedKeys {
    private static final Duration ONCE_IN = Duration.ofMinutes(1);
    private static final int SITES = 1_000;

    private final Map<String, Instant> noted = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > SITES;
        }
    };

    /** Whether an attempt from there is to be put on record: the first within a minute is, and after a clock was set back. */
    public synchronized boolean toBeNoted(String site, Instant now) {
        Instant before = noted.get(site);
        if (before != null && !before.isAfter(now) && now.isBefore(before.plus(ONCE_IN))) {
            return false;
        }
        noted.put(site, now);
        return true;
    }
}
