package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Model;

/**
 * A model in OpenRouter's format, which its clients check strictly: where the format forbids null, an unknown value is left
 * out or, if that is forbidden as well, the whole model is ({@link OpenRouterSelection}).
 */
@RegisterForReflection
@Schema(
        name = "OpenRouterModel",
        description = "A model in OpenRouter's format. A null or absent field is unknown.",
        requiredProperties = {
            "id",
            "canonical_slug",
            "hugging_face_id",
            "name",
            "created",
            "context_length",
            "architecture",
            "pricing",
            "top_provider",
            "per_request_limits",
            "supported_parameters",
            "default_parameters",
            "supported_voices",
            "links"
        })
public record OpenRouterModel(
        @Schema(examples = "acme-ai/Aurora-7B-Instruct") String id,

        String canonicalSlug,

        @Schema(description = "Id on the Hugging Face Hub", nullable = true)
        String huggingFaceId,

        @Schema(examples = "Aurora 7B Instruct") String name,

        @Schema(description = "Seconds since 1970", examples = "1742314811")
        long created,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Left out if unknown")
        String description,

        @Schema(description = "Tokens", nullable = true, examples = "131072")
        Long contextLength,

        OpenRouterArchitecture architecture,
        @Schema(ref = "OpenRouterPricing") OpenRouterPricing pricing,
        OpenRouterTopProvider topProvider,

        @Schema(nullable = true) Limits perRequestLimits,

        @Schema(examples = "[\"tools\",\"tool_choice\"]") List<String> supportedParameters,

        @Schema(nullable = true) OpenRouterDefaults defaultParameters,

        @Schema(description = "Voices of speech models", nullable = true)
        List<String> supportedVoices,

        Links links) {

    /** Tokens that one request may hold. */
    @RegisterForReflection
    @Schema(name = "OpenRouterLimits")
    public record Limits(BigDecimal promptTokens, BigDecimal completionTokens) {

        /** The format requires both or none. */
        static Limits of(Map<String, BigDecimal> stated) {
            BigDecimal prompt = stated.get("prompt_tokens");
            BigDecimal completion = stated.get("completion_tokens");
            return prompt == null || completion == null ? null : new Limits(prompt, completion);
        }
    }

    /** Links to further data. */
    @RegisterForReflection
    @Schema(name = "OpenRouterModelLinks")
    public record Links(
            @Schema(
                    description = "The native row, including its offers",
                    examples = "/v1/catalog/models/acme-ai/Aurora-7B-Instruct?gateway=hug")
            String details) {

        static Links to(String gateway, String id) {
            try {
                return new Links(
                        new URI(null, null, "/v1/catalog/models/" + id, "gateway=" + gateway, null).toASCIIString());
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /**
     * @param gateway slug of the listed gateway
     * @param model a model with a known time of creation
     */
    public static OpenRouterModel of(String gateway, Model model) {
        return new OpenRouterModel(
                model.id(),
                model.canonicalSlug(),
                model.huggingFaceId(),
                model.name(),
                JsonNumbers.epochSeconds(model.created()).orElseThrow(),
                model.description(),
                JsonNumbers.safe(model.contextLength()),
                OpenRouterArchitecture.of(model.architecture()),
                OpenRouterPricing.of(model.serving()),
                OpenRouterTopProvider.of(model.serving().top()),
                model.serving().perRequestLimits().map(Limits::of).orElse(null),
                model.serving().supportedParameters(),
                OpenRouterDefaults.of(model.serving().defaultParameters()),
                model.facts().supportedVoices(),
                Links.to(gateway, model.id()));
    }
}
