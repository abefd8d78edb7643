package org.modelcatalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.support.Models;

class InferenceProviderTest {

    private static final Offer PRICED = Models.offer("northwind", 8192L, "0.000001");
    private static final Offer BROKEN = offer("northwind", "error");

    @Test
    void countsModelsByInferenceProviderThoseWithMostLiveModelsFirst() {
        assertThat(InferenceProvider.of(List.of(
                        Models.row("hug", "a")
                                .offers(PRICED, offer("brightline", "live"))
                                .build(),
                        Models.row("hug", "b")
                                .offers(offer("Northwind", "live"))
                                .build(),
                        Models.row("hug", "c")
                                .offers(BROKEN, offer("atlas", "live"))
                                .build(),
                        Models.row("hug", "d").build())))
                .containsExactly(
                        new InferenceProvider("Northwind", 3, 2, 1, List.of("hug")),
                        new InferenceProvider("atlas", 1, 1, 0, List.of("hug")),
                        new InferenceProvider("brightline", 1, 1, 0, List.of("hug")));
    }

    @Test
    void aModelWithSeveralOffersCountsOnceAndEachGatewayIsNamed() {
        assertThat(InferenceProvider.of(List.of(Models.row("hug", "a")
                        .offers(PRICED, PRICED.at("openrouter", "a:free"), BROKEN)
                        .build())))
                .containsExactly(new InferenceProvider("northwind", 1, 1, 1, List.of("hug", "openrouter")));
    }

    private static Offer offer(String provider, String status) {
        return Models.offer(provider, status, null, Pricing.UNKNOWN, OfferTerms.NONE);
    }
}
