package org.rocketrewards.bench.compare;

/**
 * How the events arrive.
 *
 * @param connections that are busy at the same time
 * @param connectionPerEvent a new TCP connection for each event, as Moodle makes them
 */
public record Scenario(int connections, boolean connectionPerEvent) {

    /** Reads {@code 256} or, for a connection per event, {@code 256new}. */
    public static Scenario of(String text) {
        if (!text.matches("[1-9][0-9]{0,3}(new)?")) {
            throw new IllegalArgumentException("a scenario is a number of connections, such as 32 or 256new: " + text);
        }
        boolean perEvent = text.endsWith("new");
        return new Scenario(Integer.parseInt(perEvent ? text.substring(0, text.length() - 3) : text), perEvent);
    }

    @Override
    public String toString() {
        return connections + (connectionPerEvent ? ", one per event" : connections == 1 ? "" : ", kept open");
    }
}
