package org.modelcatalog.sample;

import java.util.HexFormat;
import java.util.List;

/** Makes choices that look random and are the same on every run. */
final class SampleChoice {

    private SampleChoice() {}

    static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    static <T> T pick(List<T> options, int rank, String choice) {
        return options.get(vary(rank, choice, options.size()));
    }

    // a hash instead of a random number: well spread, the same on every run, and independent for each choice
    static int vary(int rank, String choice, int bound) {
        int hash = (rank + 1) * 0x9E3779B1 ^ choice.hashCode() * 0x85EBCA6B;
        hash = (hash ^ hash >>> 16) * 0xC2B2AE35;
        return Math.floorMod(hash ^ hash >>> 15, bound);
    }

    // an odd factor maps each rank to a different number
    static String hex(int rank, int factor) {
        return HexFormat.of().toHexDigits((rank + 1) * factor * 0x9E3779B97F4A7C15L);
    }
}
