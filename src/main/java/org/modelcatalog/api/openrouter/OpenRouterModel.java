package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.EpochSeconds;
import org.modelcatalog.api.answer.SafeInteger;
import org.modelcatalog.model.Model;

/**
 * A model in the shape that OpenRouter's clients check strictly: what may not be null there is known here, or left out,
 * or the whole model is ({@link OpenRouterSelection}).
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "OpenRouterModel",
        description = "A model as OpenRouter shows it. null is unknown, as is what is left out.",
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

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Left out where there is none")
        String description,

        @Schema(description = "Tokens", nullable = true, examples = "131072")
        Long contextLength,

        OpenRouterArchitecture architecture,
        OpenRouterPricing pricing,
        OpenRouterTopProvider topProvider,

        @Schema(nullable = true) Limits perRequestLimits,

        @Schema(examples = "[\"tools\",\"tool_choice\"]") List<String> supportedParameters,

        @Schema(nullable = true) OpenRouterDefaults defaultParameters,

        @Schema(description = "Voices of speech models; always null, since no source tells", nullable = true)
        List<String> supportedVoices,

        Links links) {

    /** Tokens that one request may hold. */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "OpenRouterLimits")
    public record Limits(BigDecimal promptTokens, BigDecimal completionTokens) {

        /** The shape has both or none. */
        static Limits of(Map<String, BigDecimal> stated) {
            BigDecimal prompt = stated.get("prompt_tokens");
            BigDecimal completion = stated.get("completion_tokens");
            return prompt == null || completion == null ? null : new Limits(prompt, completion);
        }
    }

    /** Where there is more. */
    @RegisterForReflection
    @Schema(name = "OpenRouterModelLinks")
    public record Links(
            @Schema(
                    description = "The native row, who serves it included",
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
     * The row.
     *
     * @param gateway slug of the gateway whose catalog it is in
     * @param model has a known time of creation
     */
    public static OpenRouterModel of(String gateway, Model model) {
        return new OpenRouterModel(
                model.id(),
                model.canonicalSlug(),
                model.huggingFaceId(),
                model.name(),
                EpochSeconds.of(model.created()).orElseThrow(),
                model.description(),
                SafeInteger.of(model.contextLength()),
                OpenRouterArchitecture.of(model.architecture()),
                OpenRouterPricing.of(model.serving().pricing()),
                OpenRouterTopProvider.of(model.serving().top()),
                model.serving().perRequestLimits().map(Limits::of).orElse(null),
                model.serving().supportedParameters(),
                OpenRouterDefaults.of(model.serving().defaultParameters()),
                null,
                Links.to(gateway, model.id()));
    }
}
