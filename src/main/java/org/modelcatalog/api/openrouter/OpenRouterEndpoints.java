package org.modelcatalog.api.openrouter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;

/** A model and its live offers in OpenRouter's format. */
@RegisterForReflection
@Schema(name = "OpenRouterEndpoints")
public record OpenRouterEndpoints(Data data, LeftOut leftOut) {

    /** OpenRouter nests the model one level down. */
    @RegisterForReflection
    @Schema(name = "OpenRouterEndpointsData")
    public record Data(
            @Schema(examples = "acme-ai/Aurora-7B-Instruct") String id,

            @Schema(examples = "Aurora 7B Instruct") String name,

            @Schema(description = "Seconds since 1970", examples = "1742314811")
            long created,

            String description,
            OpenRouterArchitecture architecture,

            @Schema(description = "Empty = no live offer that the format can show")
            List<OpenRouterEndpoint> endpoints) {}

    /** Numbers of offers left out; each offer counts for the first reason that applies. */
    @RegisterForReflection
    @Schema(name = "OpenRouterLeftOutOffers", description = "Offers that are not shown, by reason")
    public record LeftOut(
            @Schema(description = "It serves no requests now")
            int notLive,

            @Schema(description = "The price of an input or output token is unknown; include_unpriced=true adds them")
            int priceUnknown) {}

    /** @param created seconds since 1970 */
    static OpenRouterEndpoints of(Model model, long created, boolean includeUnpriced) {
        List<Offer> offers = model.serving().offers();
        List<Offer> live = offers.stream().filter(Offer::live).toList();
        List<Offer> shown = live.stream()
                .filter(offer -> includeUnpriced || offer.pricing().complete())
                .toList();
        return new OpenRouterEndpoints(
                new Data(
                        model.id(),
                        model.name(),
                        created,
                        model.summary(),
                        OpenRouterArchitecture.of(model.architecture()),
                        shown.stream()
                                .map(offer -> OpenRouterEndpoint.of(offer, model))
                                .toList()),
                new LeftOut(offers.size() - live.size(), live.size() - shown.size()));
    }
}
