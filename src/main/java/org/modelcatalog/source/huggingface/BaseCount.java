package org.modelcatalog.source.huggingface;

import java.util.Arrays;
import java.util.List;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.ParameterCount.Rule;
import org.modelcatalog.source.huggingface.format.PackedWeights;
import org.modelcatalog.source.huggingface.format.SizesInName;

/**
 * A base model with its number of parameters, which quantising does not change.
 *
 * @param id of the base model
 */
record BaseCount(String id, long value) {

    // A reading can lack what only the base has, and can still have scales: two to 32 weights are 6.25 %.
    private static final double LEAST = 0.98;
    private static final double MOST = 1.075;

    // A reading this far below its base is right about the packing, and about the layers that were left out.
    private static final double LEAST_WITHOUT_LAYERS = 0.85;

    private static final double MOST_WEIGHTS_IN_ONE = 16;

    ParameterCount count() {
        return new ParameterCount(value, Rule.BASE_MODEL);
    }

    /** What this base tells about a model's packed weights, or null. */
    ParameterCount witness(HubRecord model, PackedWeights packed) {
        double[] readings = packed.readings();
        if (isMeant(packed.sum()) || Arrays.stream(readings).anyMatch(this::isMeant)) {
            return count();
        }
        double lacking = Arrays.stream(readings).filter(this::lacksLayers).max().orElse(0);
        if (lacking > 0) {
            return ParameterCounting.reading(lacking, packed);
        }
        // Layers of several widths: no reading is exact, but what the map can mean at least and at most is around this.
        double least = Arrays.stream(readings).min().orElse(0);
        double most = Arrays.stream(readings).max().orElse(0);
        boolean around = least <= MOST * value && LEAST * value <= most;
        return around && !packed.packing().isProof() && isSameSize(model) ? count() : null;
    }

    private boolean isMeant(double reading) {
        return reading >= LEAST * value && reading <= MOST * value;
    }

    private boolean lacksLayers(double reading) {
        return reading >= LEAST_WITHOUT_LAYERS * value && reading < LEAST * value;
    }

    /** Whether a safetensors total of packed weights can be that of this many parameters. */
    boolean isPacked(long total, HubRecord model) {
        return isSameSize(model) && total <= MOST * value && total >= value / MOST_WEIGHTS_IN_ONE;
    }

    /** Whether a GGUF total is that of one part of the file, or of a projector beside it. */
    boolean isPart(long total, HubRecord model) {
        return isSameSize(model) && total < LEAST_WITHOUT_LAYERS * value;
    }

    /** Whether names allow that both have as many parameters: pruned models state a size of their own. */
    private boolean isSameSize(HubRecord model) {
        List<Double> own = SizesInName.of(model.id());
        List<Double> stated = SizesInName.of(id);
        return own.isEmpty()
                || (stated.isEmpty()
                        ? own.stream().anyMatch(size -> SizesInName.fits(value, size))
                        : own.stream().anyMatch(stated::contains));
    }
}
