package org.modelcatalog.source.facts;

import java.util.Map;
import org.modelcatalog.source.BaseNames;

/** The names of the Hub's inference providers in the bases. One that is not here has no statement there. */
public final class ProviderNames {

    private static final Map<String, BaseNames> NAMES = Map.ofEntries(
            Map.entry("baseten", new BaseNames("baseten", "baseten")),
            Map.entry("cerebras", new BaseNames("cerebras", "cerebras")),
            Map.entry("cohere", new BaseNames("cohere", "cohere_chat")),
            Map.entry("deepinfra", new BaseNames("deepinfra", "deepinfra")),
            Map.entry("featherless-ai", new BaseNames(null, "featherless_ai")),
            Map.entry("fireworks-ai", new BaseNames("fireworks-ai", "fireworks_ai")),
            Map.entry("groq", new BaseNames("groq", "groq")),
            Map.entry("hyperbolic", new BaseNames(null, "hyperbolic")),
            Map.entry("nebius", new BaseNames("nebius", "nebius")),
            Map.entry("novita", new BaseNames("novita-ai", "novita")),
            Map.entry("nscale", new BaseNames(null, "nscale")),
            Map.entry("ovhcloud", new BaseNames("ovhcloud", "ovhcloud")),
            Map.entry("sambanova", new BaseNames(null, "sambanova")),
            Map.entry("scaleway", new BaseNames("scaleway", null)),
            Map.entry("together", new BaseNames("togetherai", "together_ai")),
            Map.entry("zai-org", new BaseNames("zai", "zai")));

    private ProviderNames() {}

    /** @param inferenceProvider as the Hub's router names it */
    public static BaseNames of(String inferenceProvider) {
        return NAMES.getOrDefault(inferenceProvider, BaseNames.NONE);
    }
}
