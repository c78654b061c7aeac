package org.rocketrewards.ingest;

import java.util.List;

/** The networks from which a source may deliver. An empty list lets in every address. */
public record Allowlist(List<AllowlistRow> networks) {
    /** Copies the list. */
    public Allowlist {
        networks = List.copyOf(networks);
    }

    /** Whether deliveries are taken from everywhere. */
    public boolean openToAll() {
        return networks.isEmpty();
    }
}
