package org.rocketrewards.ingest.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.AllowlistPreview;
import org.rocketrewards.ingest.AllowlistPreview.AddressCount;
import org.rocketrewards.ingest.control.RecentAddresses.Seen;

/** Holds recent deliveries against an allowlist that is not in force yet. */
public final class AllowlistEffect {
    private static final int SHOWN = 100;

    private AllowlistEffect() {}

    /**
     * What the list would have done.
     *
     * @param networks null: open to all
     * @param seen the busiest address first
     */
    public static AllowlistPreview of(@Nullable Networks networks, List<Seen> seen) {
        long deliveries = 0;
        long refused = 0;
        long letIn = 0;
        List<AddressCount> refusedFrom = new ArrayList<>();
        for (Seen each : seen) {
            boolean allowed = networks == null || networks.contains(address(each.address()));
            if (each.turnedAway()) {
                letIn += allowed ? each.deliveries() : 0;
                continue;
            }
            deliveries += each.deliveries();
            if (!allowed) {
                refused += each.deliveries();
                refusedFrom.add(new AddressCount(each.address(), each.deliveries()));
            }
        }
        return new AllowlistPreview(
                networks == null,
                deliveries,
                refused,
                refusedFrom.stream().limit(SHOWN).toList(),
                letIn);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("not an address: " + literal, e);
        }
    }
}
