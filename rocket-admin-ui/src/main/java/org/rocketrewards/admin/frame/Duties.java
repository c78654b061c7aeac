package org.rocketrewards.admin.frame;

import java.util.Map;
import org.rocketrewards.admin.Place;

/** What waits for the person in front of the page, told in the navigation. */
@FunctionalInterface
public interface Duties {
    /** How much waits, by the page where something can be done about it; nothing where nothing waits. */
    Map<Place, Integer> waiting();
}
