package org.modelcatalog.source.huggingface.format;

import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.modelcatalog.source.huggingface.format.PackedWeights.Layout;
import org.modelcatalog.source.huggingface.format.PackedWeights.Packing;

/**
 * GPTQ, AWQ, auto-round and compressed-tensors: weights in I32 (or I16). Each group has a scale of 16 bits; all but
 * compressed-tensors have a zero point beside it, packed like the weights.
 */
final class PackedWords {

    /** The Hub's counter multiplies nothing out for these. */
    private static final Set<String> NEVER_EXPANDED =
            Set.of("auto-round", "autoround", "intel/auto-round", "exl2", "exl3", "hqq", "quanto", "torchao");

    /** These pack weights of any width, and need not state it. */
    static final Set<String> METHODS =
            Set.of("gptq", "awq", "auto-round", "autoround", "intel/auto-round", "mlx", "mxfp4");

    private static final Set<String> WITH_ZEROS = Set.of("gptq", "awq", "auto-round", "autoround", "intel/auto-round");
    private static final Set<String> WITH_INDICES = Set.of("gptq");
    private static final Set<String> WITHOUT_GROUPS = Set.of("exl2", "exl3");
    private static final int USUAL_GROUP = 128;

    private PackedWords() {}

    static List<Layout> layouts(DtypeMap map, PackingHints hints) {
        return hints.bits() != null
                ? List.of(layout(map, hints, hints.bits().doubleValue()))
                : DoubleStream.of(4, 8, 3, 2)
                        .mapToObj(bits -> layout(map, hints, bits))
                        .toList();
    }

    private static Layout layout(DtypeMap map, PackingHints hints, double bits) {
        double words = map.of("I32", "I16", "U16");
        double held = (map.of("I32") * 32 + map.of("I16", "U16") * 16) / bits;
        boolean rows = hints.groupSize() != null && hints.groupSize() <= 0 || hints.isMethod(WITHOUT_GROUPS);
        double group = hints.groupSize() != null ? hints.groupSize() : USUAL_GROUP;
        boolean scalesFit = rows || bits > 4 || map.floats() >= 0.95 * held / Math.max(group, USUAL_GROUP);
        boolean zeros = hints.isMethod(WITH_ZEROS);
        double unpacked = map.all() - words + held - (rows ? 0 : overhead(map, hints, held, zeros));
        return new Layout(map.all(), unpacked, packing(hints, scalesFit, zeros || hints.groupSize() != null));
    }

    /** What is no weight among the unpacked integers and the floats. */
    private static double overhead(DtypeMap map, PackingHints hints, double held, boolean zeros) {
        int proven = zeros ? groupByZeros(map, hints) : 0;
        int group = proven > 0 ? proven : hints.groupSize() != null ? hints.groupSize() : USUAL_GROUP;
        if (zeros && (proven > 0 || group < USUAL_GROUP)) {
            double weights = held / (1 + 1.0 / group);
            return held - weights + (map.floats() >= weights / group ? weights / group : 0);
        }
        // Scales, zeros and indices are up to 2.3 shares together, or none: so the error stays below 1 % either way.
        boolean stated = hints.groupSize() != null;
        double share = (zeros ? 1.25 : 1) * held / group;
        return (zeros || stated) && map.floats() >= share ? share : 0;
    }

    /** AWQ and auto-round have no indices: with a zero point to each group, 129 words are 128 words of weights. */
    private static int groupByZeros(DtypeMap map, PackingHints hints) {
        double words = map.of("I32");
        if (hints.groupSize() != null || hints.isMethod(WITH_INDICES)) {
            return 0;
        }
        return words % 129 == 0 ? 128 : words % 65 == 0 ? 64 : 0;
    }

    private static Packing packing(PackingHints hints, boolean scalesFit, boolean grouped) {
        if (!scalesFit) {
            // Of weights of another width there are fewer, and fewer scales: only a stated width proves something.
            return grouped && hints.bits() != null ? Packing.EXPANDED : Packing.LIKELY_EXPANDED;
        }
        return hints.isMethod(NEVER_EXPANDED) ? Packing.LIKELY_STORED : Packing.UNKNOWN;
    }
}
