package org.modelcatalog.source.huggingface;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Provider;

/** Two accounts of who serves a model, made one. */
final class Offers {

    private Offers() {}

    /** Every provider of either, by name; of one in both, what the first account does not say the second does. */
    static List<Provider> joined(List<Provider> first, List<Provider> second) {
        Map<String, Provider> byName = new TreeMap<>();
        second.forEach(offer -> byName.put(offer.name(), offer));
        first.forEach(offer -> byName.merge(offer.name(), offer, (other, better) -> joined(better, other)));
        return List.copyOf(byName.values());
    }

    private static Provider joined(Provider first, Provider second) {
        return new Provider(
                first.name(),
                first.gateway(),
                first.modelId(),
                known(first.status(), second.status()),
                known(first.contextLength(), second.contextLength()),
                joined(first.pricing(), second.pricing()),
                known(first.supportsTools(), second.supportsTools()),
                known(first.supportsStructuredOutput(), second.supportsStructuredOutput()),
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
