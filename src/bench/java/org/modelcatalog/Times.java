package org.modelcatalog;

import java.util.Arrays;
import java.util.List;

/** How long the same thing took, in milliseconds, sorted. */
record Times(double[] sorted) {

    static Times of(List<Double> millis) {
        return new Times(
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    double percentile(int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Median, 99th percentile and the longest. */
    @Override
    public String toString() {
        return "%.2f / %.2f / %.2f"
                .formatted(
                        percentile(50),
                        percentile(99),
                        Arrays.stream(sorted).max().orElseThrow());
    }
}
