package org.modelcatalog.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;

/**
 * An inference provider: serves models.
 *
 * @param slug as gateways spell it
 * @param models number of models that it offers, live or not
 * @param live number of models with a live offer of it
 * @param priced number of models with a live offer of it whose prices of prompt and completion are known
 * @param gateways slugs of the gateways that its offers come through, in alphabetical order
 */
public record InferenceProvider(String slug, int models, int live, int priced, List<String> gateways) {

    /** Returns the inference providers, by number of live models descending, then slug. */
    public static List<InferenceProvider> of(List<Model> models) {
        Map<String, List<Offered>> bySlug = new LinkedHashMap<>();
        models.forEach(model -> model.serving()
                .offers()
                .forEach(offer -> bySlug.computeIfAbsent(
                                Facet.key(offer.inferenceProvider()), unknown -> new ArrayList<>())
                        .add(new Offered(model, offer))));
        return bySlug.values().stream()
                .map(InferenceProvider::one)
                .sorted(Comparator.comparingInt(InferenceProvider::live)
                        .reversed()
                        .thenComparing(InferenceProvider::slug))
                .toList();
    }

    private static InferenceProvider one(List<Offered> offers) {
        return new InferenceProvider(
                offers.stream()
                        .map(offered -> offered.offer.inferenceProvider())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                models(offers, offer -> true),
                models(offers, Offer::live),
                models(offers, offer -> offer.live() && offer.pricing().complete()),
                offers.stream().map(Offered::gateway).distinct().sorted().toList());
    }

    /** Counts models, which may have several offers of one inference provider: through gateways, or as variants. */
    private static int models(List<Offered> offers, Predicate<Offer> which) {
        Stream<String> ids =
                offers.stream().filter(offered -> which.test(offered.offer)).map(offered -> offered.model.id());
        return (int) ids.distinct().count();
    }

    private record Offered(Model model, Offer offer) {

        String gateway() {
            return model.gatewayOf(offer);
        }
    }
}
