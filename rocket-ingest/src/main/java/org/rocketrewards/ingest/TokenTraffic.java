package org.rocketrewards.ingest;

/**
 * What was sent with a token within the last 24 hours, and so what stops when it is revoked.
 *
 * @param deliveries that were taken, at most {@link #MOST} are counted
 * @param eventTypes kinds of event among them: as many workflows in Moodle use it, at least
 * @param addresses from how many addresses they came
 */
public record TokenTraffic(long deliveries, long eventTypes, long addresses) {
    /** Counted up to here. */
    public static final int MOST = 50_000;
}
