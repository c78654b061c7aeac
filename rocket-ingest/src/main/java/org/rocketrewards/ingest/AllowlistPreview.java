package org.rocketrewards.ingest;

import java.util.List;

/**
 * What an allowlist would have done to the deliveries that a source made in the last seven days and that the gate let
 * in.
 *
 * @param openToAll the list is empty: every address would be let in from now on
 * @param deliveries all of them
 * @param refused those that would have been refused
 * @param refusedFrom the addresses of those, the busiest first, at most 100
 * @param letIn deliveries with the source's tokens that the gate refused for their address and that would have been let
 *     in
 */
public record AllowlistPreview(
        boolean openToAll, long deliveries, long refused, List<AddressCount> refusedFrom, long letIn) {
    /** Copies the list. */
    public AllowlistPreview {
        refusedFrom = List.copyOf(refusedFrom);
    }

    /** Whether every current sender would be refused. */
    public boolean locksOut() {
        return deliveries > 0 && refused == deliveries;
    }

    /** How many deliveries came from an address. */
    public record AddressCount(String address, long deliveries) {}
}
