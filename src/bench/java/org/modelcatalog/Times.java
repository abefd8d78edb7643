package org.modelcatalog;

import java.util.Arrays;
import java.util.List;

/** Sorted durations of one operation, in milliseconds. */
record Times(double[] sorted) {

    static Times of(List<Double> millis) {
        return new Times(
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    double percentile(int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Returns median, 99th percentile and maximum. */
    @Override
    public String toString() {
        return "%.2f / %.2f / %.2f"
                .formatted(
                        percentile(50),
                        percentile(99),
                        Arrays.stream(sorted).max().orElseThrow());
    }
}
