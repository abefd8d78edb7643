package org.modelcatalog.source.huggingface.format;

import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * The ways to read a dtype map whose integers hold several weights each.
 *
 * <p>The Hub's counter multiplies packed integers out for some formats, since 2025, whenever it scans a repository again.
 * So a map counts integers as they are stored, or weights together with their scales, or weights alone, and does not say
 * which. Its own numbers often do: scales of a fixed share are there or not.
 */
public final class PackedWeights {

    /** What the map itself says about its integers. */
    public enum Packing {
        /** Proven: they count as they are stored. */
        STORED,
        /** Proven: they were multiplied out. */
        EXPANDED,
        LIKELY_STORED,
        LIKELY_EXPANDED,
        UNKNOWN;

        /** Whether nothing but the map is needed. */
        public boolean isProof() {
            return this == STORED || this == EXPANDED;
        }
    }

    /**
     * One guess at the layout.
     *
     * @param asItIs parameters if integers were multiplied out
     * @param unpacked parameters if integers count as they are stored
     */
    record Layout(double asItIs, double unpacked, Packing packing) {}

    /** Above this a map is nonsense. */
    public static final double MOST = DtypeMap.MAX;

    // Integers that can mean less than a hundredth of the weights do not matter.
    private static final double NOTICEABLE = 0.01;

    // Of a model that nothing calls quantised, fewer integers than these are index buffers.
    private static final double BUFFERS = 0.05;

    private final DtypeMap map;
    private final List<Layout> layouts;

    private PackedWeights(DtypeMap map, List<Layout> layouts) {
        this.map = map;
        this.layouts = layouts;
    }

    /** @param weights with a dtype map */
    public static PackedWeights of(String id, HubWeights weights) {
        var map = new DtypeMap(weights.dtypes());
        var hints = PackingHints.of(id, weights.quantization());
        return new PackedWeights(map, layouts(map, hints));
    }

    private static List<Layout> layouts(DtypeMap map, PackingHints hints) {
        if (noticeable(map, hints, map.of("U32"), 16)) {
            return MlxWords.layouts(map, hints);
        }
        if (noticeable(map, hints, map.of("I32", "I16", "U16"), 16)) {
            return PackedWords.layouts(map, hints);
        }
        if (noticeable(map, hints, map.of("U8"), 4)) {
            return PackedBytes.layouts(map, map.of("U8"), hints);
        }
        // Weights of 8 bits are one to an I8. Only exponents, or a narrower width that is stated, say otherwise.
        double bytes = map.of("I8");
        boolean narrow = map.exponents() >= bytes / 17 || hints.bitsOr(8) < 8 && !hints.isMethod(Set.of("fp8"));
        return narrow && noticeable(map, hints, bytes, 4) ? PackedBytes.layouts(map, bytes, hints) : List.of();
    }

    private static boolean noticeable(DtypeMap map, PackingHints hints, double integers, int factor) {
        return integers * factor > NOTICEABLE * map.all() && (hints.any() || integers > BUFFERS * map.all());
    }

    /** Whether the map can be read in more than one way. */
    public boolean isPacked() {
        return !layouts.isEmpty();
    }

    /** The map's sum. */
    public double sum() {
        return map.all() + map.exponents();
    }

    /** Parameters if the integers were multiplied out already, without scales. */
    public double asItIs() {
        return layouts.isEmpty() ? map.all() : layouts.get(0).asItIs();
    }

    /** Parameters if the integers count as they are stored, without scales. */
    public double unpacked() {
        return layouts.isEmpty() ? map.all() : layouts.get(0).unpacked();
    }

    /** Every reading without scales, the likeliest width of weights first. */
    public double[] readings() {
        return layouts.stream()
                .flatMapToDouble(layout -> DoubleStream.of(layout.asItIs(), layout.unpacked()))
                .distinct()
                .toArray();
    }

    /** What the map's own numbers say. */
    public Packing packing() {
        return layouts.isEmpty() ? Packing.EXPANDED : layouts.get(0).packing();
    }

    boolean isStoredForm() {
        return packing() == Packing.STORED;
    }
}
