package org.modelcatalog.source.huggingface;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.ParameterCount.Rule;
import org.modelcatalog.source.huggingface.format.HubWeights;
import org.modelcatalog.source.huggingface.format.PackedWeights;
import org.modelcatalog.source.huggingface.format.SizesInName;

/**
 * How many parameters a model has: the reading of its dtype map that a second witness confirms.
 *
 * <p>A map without packed integers has one reading and is taken as it is. A map with them has several, and the witnesses
 * are asked in this order: the base model's count, the block's own total, the shares of the dtypes where they prove
 * something, the size in the name, the method of quantisation. A number that no witness confirms is not shown.
 */
final class ParameterCounting {

    /** Models made of models made of models: no longer chain is followed, and no circle. */
    private static final int MAX_CHAIN = 4;

    private static final int MAX_BASES = 4;

    // A declared total is exact, a reading nearly so.
    private static final double TOTAL = 0.02;

    private final Function<String, HubRecord> byId;

    /** @param byId finds the record of a base model in the same fetch, or null */
    ParameterCounting(Function<String, HubRecord> byId) {
        this.byId = byId;
    }

    /** The count and the rule that gave it, or null = unknown. */
    ParameterCount of(HubRecord model) {
        return of(model, MAX_CHAIN);
    }

    private ParameterCount of(HubRecord model, int chain) {
        HubWeights weights = model.weights();
        if (weights.dtypes() == null) {
            return ofTotals(model, chain);
        }
        PackedWeights packed = PackedWeights.of(model.id(), weights);
        if (!packed.isPacked()) {
            return reading(packed.asItIs(), packed);
        }
        return Stream.<ParameterCount>concat(
                        bases(model, chain).map(base -> base.witness(model, packed)),
                        Stream.of(byTotal(weights.total(), packed), byMap(model, packed)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static ParameterCount byTotal(Long total, PackedWeights packed) {
        // Only a total of its own says anything: mostly it is the sum of the map.
        boolean own = total != null && total > packed.asItIs() * (1 + TOTAL);
        return own && Math.abs(packed.unpacked() / total - 1) <= TOTAL ? count(total, Rule.SAFETENSORS_TOTAL) : null;
    }

    private static ParameterCount byMap(HubRecord model, PackedWeights packed) {
        return switch (packed.packing()) {
            case STORED -> reading(packed.unpacked(), packed);
            case EXPANDED -> reading(packed.asItIs(), packed);
            case LIKELY_STORED -> byName(model, packed, packed.unpacked());
            case LIKELY_EXPANDED -> byName(model, packed, packed.asItIs());
            case UNKNOWN -> byName(model, packed, 0);
        };
    }

    /**
     * The reading nearest to a size in the name; of a name without sizes the likely one.
     *
     * @param likely 0 = none is
     */
    private static ParameterCount byName(HubRecord model, PackedWeights packed, double likely) {
        List<Double> sizes = SizesInName.of(model.id());
        double nearest = Arrays.stream(packed.readings())
                .boxed()
                .filter(value -> sizes.stream().anyMatch(size -> SizesInName.fits(value, size)))
                .min(Comparator.comparingDouble(value -> sizes.stream()
                        .mapToDouble(size -> Math.abs(Math.log(value / size)))
                        .min()
                        .orElseThrow()))
                .orElse(sizes.isEmpty() ? likely : 0);
        return reading(nearest, packed);
    }

    private ParameterCount ofTotals(HubRecord model, int chain) {
        HubWeights weights = model.weights();
        boolean gguf = weights.total() == null;
        Long total = gguf ? weights.ggufTotal() : weights.total();
        if (total == null || (!gguf && !weights.mayBePacked(model.id()))) {
            return count(total, gguf ? Rule.GGUF_TOTAL : Rule.SAFETENSORS_TOTAL);
        }
        // A total of packed integers is too small; a GGUF total can be that of one part of the file, or of a projector.
        ParameterCount base = bases(model, chain)
                .filter(known -> gguf ? known.isPart(total, model) : known.isPacked(total, model))
                .map(BaseCount::count)
                .findFirst()
                .orElse(null);
        if (base != null || gguf) {
            return base != null ? base : count(total, Rule.GGUF_TOTAL);
        }
        boolean named = SizesInName.of(model.id()).stream().anyMatch(size -> SizesInName.fits(total, size));
        return named ? count(total, Rule.SAFETENSORS_TOTAL) : null;
    }

    private Stream<BaseCount> bases(HubRecord model, int chain) {
        return chain == 0
                ? Stream.empty()
                : model.madeFrom().stream()
                        .limit(MAX_BASES)
                        .map(byId)
                        .filter(base -> base != null && !base.id().equalsIgnoreCase(model.id()))
                        .flatMap(base -> base(base, chain - 1));
    }

    /** A base's own count, else that of its base: a base without a block of its own is a fine-tune of the same size. */
    private Stream<BaseCount> base(HubRecord base, int chain) {
        ParameterCount count = of(base, chain);
        return count != null ? Stream.of(new BaseCount(base.id(), count.value())) : bases(base, chain);
    }

    static ParameterCount reading(double value, PackedWeights packed) {
        Rule rule = value == packed.sum() ? Rule.SAFETENSORS_SUM : Rule.SAFETENSORS_UNPACKED;
        return value > PackedWeights.MOST ? null : count(Math.round(value), rule);
    }

    private static ParameterCount count(Long value, Rule rule) {
        return value == null || value == 0 ? null : new ParameterCount(value, rule);
    }
}
