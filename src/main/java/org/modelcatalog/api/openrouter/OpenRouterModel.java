package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.api.answer.RowView;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * A model in OpenRouter's format, which its clients check strictly: where the format forbids null, an unknown value is left
 * out or, if that is forbidden as well, the whole model is ({@link OpenRouterSelection}). Fields that OpenRouter does not have come last.
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
            "description",
            "context_length",
            "architecture",
            "pricing",
            "top_provider",
            "per_request_limits",
            "supported_parameters",
            "default_parameters",
            "supported_voices",
            "links",
            "knowledge_cutoff",
            "expiration_date",
            "object",
            "owned_by"
        })
public record OpenRouterModel(
        @Schema(examples = "acme-ai/Aurora-7B-Instruct") String id,

        String canonicalSlug,

        @Schema(description = "Id on the Hugging Face Hub", nullable = true)
        String huggingFaceId,

        @Schema(examples = "Aurora 7B Instruct") String name,

        @Schema(description = "Seconds since 1970", examples = "1742314811")
        long created,

        String description,

        @Schema(description = "Tokens; 0 = unknown: clients drop all rows for one null", examples = "131072")
        long contextLength,

        OpenRouterArchitecture architecture,
        @Schema(ref = "OpenRouterPricing") OpenRouterPricing pricing,
        OpenRouterTopProvider topProvider,

        @Schema(nullable = true) Limits perRequestLimits,

        @Schema(examples = "[\"tools\",\"tool_choice\"]") List<String> supportedParameters,

        @Schema(nullable = true) OpenRouterDefaults defaultParameters,

        @Schema(description = "Voices of speech models", nullable = true)
        List<String> supportedVoices,

        Links links,

        @Schema(nullable = true, examples = "2025-01-01") String knowledgeCutoff,

        @Schema(nullable = true, description = "As the source states it; the model may stay listed")
        String expirationDate,

        @JsonInclude(JsonInclude.Include.NON_NULL) OpenRouterReasoning reasoning,
        @JsonInclude(JsonInclude.Include.NON_NULL) OpenRouterBenchmarks benchmarks,
        @JsonInclude(JsonInclude.Include.NON_NULL) AliasTarget aliasTarget,

        @Schema(description = "For OpenAI clients; no field of OpenRouter", examples = "model")
        String object,

        @Schema(description = "Owner, for OpenAI clients; no field of OpenRouter", examples = "acme-ai")
        String ownedBy) {

    /** The row of a model that is no alias depends on the model alone, and is kept. */
    static final RowView VIEW = new RowView("openrouter", (model, options) -> of(model, null), List.of(), List.of());

    private static final String UNKNOWN_OWNER = "unknown";

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
            @Schema(description = "Its offers", examples = "/api/v1/models/acme-ai/Aurora-7B-Instruct/endpoints")
            String details) {

        /** The slug names the model; a variant that is a row of its own has the slug of the model it is a variant of. */
        static Links to(Model model) {
            String name = ModelId.isVariant(model.id()) ? model.id() : model.canonicalSlug();
            try {
                return new Links(new URI(null, null, "/api/v1/models/" + name + "/endpoints", null).toASCIIString());
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /** The model that an alias stands for. */
    @RegisterForReflection
    @Schema(name = "OpenRouterAliasTarget", description = "The model that this id is another name of; left out if none")
    public record AliasTarget(
            @Schema(examples = "acme-ai/aurora-large") String slug,

            @Schema(examples = "Acme AI: Aurora Large") String name) {

        /** Null for a model that is no alias, and for an alias of what is not listed: the format requires a name. */
        static AliasTarget of(Model model, CatalogSnapshot snapshot) {
            return model.aliasOf() == null
                    ? null
                    : snapshot.find(model.aliasOf())
                            .map(target -> new AliasTarget(model.aliasOf(), target.name()))
                            .orElse(null);
        }
    }

    /** @param model with a known time of creation */
    static OpenRouterModel of(Model model, AliasTarget target) {
        return new OpenRouterModel(
                model.id(),
                model.canonicalSlug(),
                model.huggingFaceId(),
                model.name(),
                JsonNumbers.epochSeconds(model.created()).orElseThrow(),
                model.summary(),
                Objects.requireNonNullElse(JsonNumbers.safe(model.contextLength()), 0L),
                OpenRouterArchitecture.of(model.architecture()),
                OpenRouterPricing.of(model.serving().pricing(), model.serving().priceOverrides()),
                OpenRouterTopProvider.of(model.serving().top()),
                model.serving().perRequestLimits().map(Limits::of).orElse(null),
                model.serving().supportedParameters(),
                OpenRouterDefaults.of(model.serving().defaultParameters()),
                model.facts().supportedVoices(),
                Links.to(model),
                model.facts().knowledgeCutoff(),
                model.facts().expirationDate(),
                OpenRouterReasoning.of(model.facts().reasoning()),
                OpenRouterBenchmarks.of(model.facts().benchmarks()),
                target,
                "model",
                model.owner() == null ? UNKNOWN_OWNER : model.owner());
    }
}
