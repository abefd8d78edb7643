package org.modelcatalog.api.modelsdev;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;

/**
 * A live offer in the format of models.dev. The format has no word for an unknown boolean or limit: these are false and
 * 0. An unknown price leaves out {@code cost}.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ModelsDevModel",
        description =
                "A live offer. An absent field is unknown; so are `false` and a limit of 0, unless a source states it",
        requiredProperties = {
            "id",
            "name",
            "description",
            "attachment",
            "reasoning",
            "tool_call",
            "release_date",
            "last_updated",
            "modalities",
            "open_weights",
            "limit"
        })
public record ModelsDevModel(
        @Schema(
                description = "The id that the provider's API takes; of `huggingface` with the inference provider",
                examples = "acme-ai/Aurora-7B-Instruct:northwind")
        String id,

        @Schema(examples = "Aurora 7B Instruct (northwind)") String name,

        @Schema(description = "Empty if unknown") String description,

        @Schema(description = "Whether it reads more than text")
        boolean attachment,

        boolean reasoning,

        @Schema(description = "How a request controls reasoning; only if `reasoning` is true, and empty if unknown")
        List<ModelsDevReasoning> reasoningOptions,

        boolean toolCall,
        Boolean structuredOutput,

        @Schema(description = "Whether a request can set the temperature")
        Boolean temperature,

        @Schema(examples = "2025-01") String knowledge,

        @Schema(examples = "2025-03-18", description = "Of the repository, else when the gateway began to list it")
        String releaseDate,

        @Schema(examples = "2025-03-20", description = "Of the repository, else `release_date`")
        String lastUpdated,

        ModelsDevModalities modalities,

        @Schema(description = "Whether the weights are on the Hub")
        boolean openWeights,

        ModelsDevCost cost,
        Limit limit,

        @Schema(description = "`deprecated` once the gateway's expiration date is over", examples = "deprecated")
        String status) {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");

    /** Limits in tokens, 0 = unknown. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ModelsDevLimit",
            description = "Tokens; 0 = unknown",
            requiredProperties = {"context", "output"})
    public record Limit(long context, Long input, long output) {

        static Limit of(Limits limits) {
            return new Limit(orZero(limits.context()), JsonNumbers.safe(limits.maxInput()), orZero(limits.maxOutput()));
        }

        private static long orZero(Long tokens) {
            Long known = JsonNumbers.safe(tokens);
            return known == null ? 0 : known;
        }
    }

    /**
     * @param id by which the provider serves the offer
     * @param released date
     * @param fetched date on which the gateway stated all this
     */
    static ModelsDevModel of(String id, LiveOffer offer, String released, String fetched) {
        Model model = offer.model();
        boolean reasoning = reasons(offer);
        List<String> parameters = offer.offer().terms().supportedParameters();
        return new ModelsDevModel(
                id,
                name(id, model.name()),
                model.description() == null ? "" : model.description(),
                offer.inputs().stream().anyMatch(input -> input != Modality.TEXT),
                reasoning,
                reasoning ? ModelsDevReasoning.of(offer) : null,
                Boolean.TRUE.equals(offer.has(Capability.TOOLS)),
                offer.has(Capability.STRUCTURED_OUTPUTS),
                parameters.isEmpty() ? null : parameters.contains("temperature"),
                knowledge(model),
                released,
                updated(model, released),
                ModelsDevModalities.of(offer.inputs(), offer.outputs()),
                model.huggingFaceId() != null,
                ModelsDevCost.of(offer, reasoning),
                Limit.of(offer.offer().limits()),
                expired(offer, fetched) ? "deprecated" : null);
    }

    /** With what the id names beside the model: an inference provider or a variant. Else many names would be equal. */
    private static String name(String id, String name) {
        int colon = id.lastIndexOf(':');
        String rest = id.substring(colon + 1);
        boolean named = colon < 0
                || rest.contains("/")
                || name.toLowerCase(Locale.ROOT).contains("(" + rest.toLowerCase(Locale.ROOT) + ")");
        return named ? name : name + " (" + rest + ")";
    }

    /** Whether a model reasons is a property of the model, so any source will do that states it. */
    private static boolean reasons(LiveOffer offer) {
        Boolean stated = offer.has(Capability.REASONING);
        return Boolean.TRUE.equals(stated != null ? stated : offer.model().has(Capability.REASONING));
    }

    /** Never before the release: a repository may have been changed last before a gateway began to list the model. */
    private static String updated(Model model, String released) {
        String modified =
                model.hub() == null ? null : JsonNumbers.date(model.hub().lastModified());
        return modified == null || modified.compareTo(released) < 0 ? released : modified;
    }

    static String knowledge(Model model) {
        String cutoff = model.facts().knowledgeCutoff();
        return cutoff != null && DATE.matcher(cutoff).matches() ? cutoff : null;
    }

    private static boolean expired(LiveOffer offer, String fetched) {
        String last = JsonNumbers.date(offer.model().facts().expirationDate());
        return last != null && offer.states(ModelField.EXPIRATION_DATE) && last.compareTo(fetched) < 0;
    }
}
