package org.modelcatalog.api.litellm;

import java.util.Map;
import java.util.Optional;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.source.Gateway;

/**
 * How a caller of LiteLLM names an offer.
 *
 * @param provider LiteLLM's word for the API
 * @param model the id that this API takes
 */
record LiteLlmName(String provider, String model) {

    /** LiteLLM's word for any other API that is like OpenAI's; the caller says where it is. */
    private static final String OPENAI_COMPATIBLE = "openai";

    private static final Map<String, String> GATEWAYS =
            Map.of("openrouter", "openrouter", "featherless", "featherless_ai");

    /** Inference providers, as the Hub calls them, that LiteLLM calls directly, too. */
    private static final Map<String, String> INFERENCE_PROVIDERS = Map.ofEntries(
            Map.entry("cerebras", "cerebras"),
            Map.entry("deepinfra", "deepinfra"),
            Map.entry("featherless-ai", "featherless_ai"),
            Map.entry("fireworks-ai", "fireworks_ai"),
            Map.entry("groq", "groq"),
            Map.entry("hyperbolic", "hyperbolic"),
            Map.entry("nebius", "nebius"),
            Map.entry("novita", "novita"),
            Map.entry("nscale", "nscale"),
            Map.entry("sambanova", "sambanova"),
            Map.entry("together", "together_ai"));

    /**
     * Returns the name of the offer at its gateway. LiteLLM's own provider {@code huggingface} never reads the map, so the
     * Hub's router is an API like OpenAI's, which takes the inference provider after a colon.
     */
    static LiteLlmName atGateway(LiveOffer offer) {
        return isHub(offer)
                ? new LiteLlmName(
                        OPENAI_COMPATIBLE, offer.id() + ":" + offer.offer().inferenceProvider())
                : new LiteLlmName(GATEWAYS.getOrDefault(offer.gateway(), OPENAI_COMPATIBLE), offer.id());
    }

    /**
     * Returns the name of an offer of the Hub at its inference provider, whose prices the Hub passes on. It finds nothing
     * where the inference provider has an id of its own for the model. Empty for other offers.
     */
    static Optional<LiteLlmName> atInferenceProvider(LiveOffer offer) {
        return isHub(offer)
                ? Optional.ofNullable(INFERENCE_PROVIDERS.get(offer.offer().inferenceProvider()))
                        .map(provider -> new LiteLlmName(provider, offer.id()))
                : Optional.empty();
    }

    /** Returns the name in the map. */
    String key() {
        return provider + "/" + model;
    }

    private static boolean isHub(LiveOffer offer) {
        return offer.gateway().equals(Gateway.HUGGING_FACE.slug());
    }
}
