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

    /** These pack weights of 8 bits as well. */
    static final Set<String> METHODS = Set.of("gptq", "awq", "auto-round", "autoround", "intel/auto-round", "mlx", "mxfp4");

    private static final Set<String> WITH_ZEROS = Set.of("gptq", "awq", "auto-round", "autoround", "intel/auto-round");
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
        boolean zeros = hints.isMethod(WITH_ZEROS) || hints.method() == null;
        boolean rows = hints.groupSize() != null && hints.groupSize() <= 0 || hints.isMethod(WITHOUT_GROUPS);
        double group = hints.groupSize() != null ? hints.groupSize() : USUAL_GROUP;
        double weights = zeros && !rows ? held / (1 + 1 / group) : held;
        boolean scalesKnown = !rows && (zeros || hints.groupSize() != null);
        double scales = scalesKnown && map.floats() >= weights / group ? weights / group : 0;
        boolean scalesFit = rows || bits > 4 || map.floats() >= 0.95 * weights / Math.max(group, USUAL_GROUP);
        return new Layout(
                map.all(), map.all() - words + weights - scales, packing(hints, scalesFit, scalesKnown));
    }

    private static Packing packing(PackingHints hints, boolean scalesFit, boolean scalesKnown) {
        if (!scalesFit) {
            return scalesKnown ? Packing.EXPANDED : Packing.LIKELY_EXPANDED;
        }
        return hints.isMethod(NEVER_EXPANDED) ? Packing.LIKELY_STORED : Packing.UNKNOWN;
    }
}
