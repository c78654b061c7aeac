package org.rocketrewards.bench.compare;

import java.util.Arrays;

/**
 * What several rounds say together.
 *
 * @param median the middle one, or the mean of the two in the middle
 */
record Spread(double least, double median, double most) {

    static Spread of(double... values) {
        if (values.length == 0) {
            return new Spread(0, 0, 0);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }
}
