package org.modelcatalog.api.openrouter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Offer;

/**
 * Which values of {@code tool_choice} an offer accepts, in OpenRouter's format. That knows no unknown: false is also what no
 * source states.
 */
@RegisterForReflection
@Schema(name = "OpenRouterToolChoice", description = "true = stated; false = not stated")
public record OpenRouterToolChoice(
        boolean auto,
        boolean none,
        boolean required,

        @Schema(description = "A named function") boolean function) {

    static OpenRouterToolChoice of(Offer offer) {
        // only what the source itself says: that a provider can call tools does not say that it can be told which
        List<String> stated = offer.terms().supportedParameters();
        boolean choice = stated.contains("tool_choice");
        return new OpenRouterToolChoice(
                choice || offer.supportedParameters().contains("tools"), choice, choice, choice);
    }
}
