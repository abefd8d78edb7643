package org.modelcatalog.source.huggingface;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Pricing;

/** Two accounts of who serves a model, made one. */
final class OfferMerge {

    private OfferMerge() {}

    /** Every provider of either, by name; of one in both, what the first account does not say the second does. */
    static List<Offer> joined(List<Offer> first, List<Offer> second) {
        Map<String, Offer> byName = new TreeMap<>();
        second.forEach(offer -> byName.put(offer.inferenceProvider(), offer));
        first.forEach(
                offer -> byName.merge(offer.inferenceProvider(), offer, (other, better) -> joined(better, other)));
        return List.copyOf(byName.values());
    }

    private static Offer joined(Offer first, Offer second) {
        return new Offer(
                first.inferenceProvider(),
                first.gateway(),
                first.modelId(),
                known(first.status(), second.status()),
                first.limits().or(second.limits()),
                joined(first.pricing(), second.pricing()),
                known(first.quantization(), second.quantization()),
                first.capabilities().or(second.capabilities()),
                known(first.firstTokenLatencyMs(), second.firstTokenLatencyMs()),
                known(first.throughput(), second.throughput()),
                known(first.modelAuthor(), second.modelAuthor()),
                first.terms());
    }

    /** Prices belong together: half of one account and half of another would be nobody's. */
    private static Pricing joined(Pricing first, Pricing second) {
        return first.complete() || !second.complete() ? first : second;
    }

    private static <T> T known(T first, T second) {
        return first != null ? first : second;
    }
}
