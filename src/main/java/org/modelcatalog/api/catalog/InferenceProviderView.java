package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.query.InferenceProvider;

/** An inference provider: serves models. */
@RegisterForReflection
@Schema(name = "InferenceProvider")
public record InferenceProviderView(
        @Schema(examples = "northwind", description = "As in `providers[].provider`, and for `provider_served`")
        String slug,

        @Schema(description = "Models that it offers, live or not")
        int modelCount,

        @Schema(description = "Models with a live offer of it")
        int liveModelCount,

        @Schema(description = "Gateways that its offers come through")
        List<String> sourceGateways,

        @Schema(description = "Models with a live offer of it whose prices of prompt and completion are known")
        int pricedModelCount) {

    static InferenceProviderView of(InferenceProvider provider) {
        return new InferenceProviderView(
                provider.slug(), provider.models(), provider.live(), provider.gateways(), provider.priced());
    }
}
