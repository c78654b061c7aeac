package org.rocketrewards.ingest.control;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.SourceSettings;

/**
 * A source as the gate sees it.
 *
 * @param allowlist null: open to all addresses
 * @param eventsPerSecond null: no limit
 */
record GatedSource(
        SourceSettings settings,
        boolean enabled,
        @Nullable Integer eventsPerSecond,
        @Nullable Networks allowlist) {
    boolean accepts(InetAddress client) {
        return allowlist == null || allowlist.contains(client);
    }
}
