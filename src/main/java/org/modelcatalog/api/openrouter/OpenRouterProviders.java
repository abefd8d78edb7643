package org.modelcatalog.api.openrouter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.InferenceProvider;

/** The inference providers with a live offer in OpenRouter's format, by number of models descending. */
@RegisterForReflection
@Schema(name = "OpenRouterProviders")
public record OpenRouterProviders(List<Provider> data) {

    /** Who serves models. Sources state slugs and nothing else. */
    @RegisterForReflection
    @Schema(name = "OpenRouterProvider", description = "Sources state slugs and nothing else")
    public record Provider(
            @Schema(description = "The slug", examples = "novita")
            String name,

            @Schema(examples = "novita") String slug,
            @Schema(nullable = true) String privacyPolicyUrl,
            @Schema(nullable = true) String termsOfServiceUrl,
            @Schema(nullable = true) String statusPageUrl) {

        static Provider of(InferenceProvider provider) {
            return new Provider(provider.slug(), provider.slug(), null, null, null);
        }
    }

    static OpenRouterProviders of(List<Model> models) {
        return new OpenRouterProviders(InferenceProvider.of(models).stream()
                .filter(provider -> provider.live() > 0)
                .map(Provider::of)
                .toList());
    }
}
