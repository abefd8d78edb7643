package org.modelcatalog.source.huggingface.format;

import java.util.List;
import java.util.stream.DoubleStream;
import org.modelcatalog.source.huggingface.format.PackedWeights.Layout;
import org.modelcatalog.source.huggingface.format.PackedWeights.Packing;

/**
 * MLX: weights in U32, embeddings too. Each group has a scale and a bias of 16 bits; in MXFP4 and NVFP4 it has a scale in
 * U8. What else is there is small, so the share of scales tells how the integers count.
 */
final class MlxWords {

    private static final int[] GROUPS = {64, 128, 32};

    private MlxWords() {}

    static List<Layout> layouts(DtypeMap map, PackingHints hints) {
        double words = map.of("U32");
        if (hints.bits() != null) {
            return List.of(layout(map, hints, hints.bits().doubleValue(), true));
        }
        // With MLX's own group of 64, scales and biases are as many as words divided by bits.
        double bits = Math.rint(words / Math.max(1, map.floats()));
        boolean told = bits >= 2 && bits <= 8;
        return DoubleStream.concat(
                        told ? DoubleStream.of(bits) : DoubleStream.empty(), DoubleStream.of(4, 8, 6, 5, 3, 2))
                .distinct()
                .mapToObj(width -> layout(map, hints, width, told))
                .toList();
    }

    private static Layout layout(DtypeMap map, PackingHints hints, double bits, boolean known) {
        double words = map.of("U32");
        double weights = words * 32 / bits;
        double unpacked = map.all() - words + weights;
        double byteScales = map.of("U8");
        if (byteScales > weights / 40) {
            boolean scales = PackedBytes.near(byteScales, weights / 32) || PackedBytes.near(byteScales, weights / 16);
            return new Layout(map.all(), unpacked - byteScales, scales ? Packing.STORED : Packing.UNKNOWN);
        }
        double floats = map.floats();
        if (known && floats < 0.95 * 2 * weights / 128) {
            return new Layout(map.all(), unpacked, Packing.EXPANDED);
        }
        for (int group : hints.groupSize() != null && hints.groupSize() > 0 ? new int[] {hints.groupSize()} : GROUPS) {
            double scales = 2 * weights / group;
            if (floats >= 0.97 * scales && floats <= 1.35 * scales) {
                return new Layout(map.all(), unpacked - scales, known ? Packing.LIKELY_STORED : Packing.UNKNOWN);
            }
        }
        double scales = 2 * weights / 64;
        return new Layout(map.all(), floats >= scales ? unpacked - scales : unpacked, Packing.UNKNOWN);
    }
}
