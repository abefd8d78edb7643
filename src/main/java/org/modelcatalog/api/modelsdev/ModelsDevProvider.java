package org.modelcatalog.api.modelsdev;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.Gateway;

/**
 * A provider in the format of models.dev: one API that takes one key. That is a gateway; who computes behind it is part of a
 * model's id. Names, variables and addresses are those that models.dev and the gateways' own documentation give, so that
 * a client's existing keys fit, and a key never goes to another host than its own.
 *
 * @param env variables that may hold the key
 * @param npm package of the AI SDK that speaks the API
 * @param api base URL of the API
 * @param doc a page about it
 * @param models filled when it is written; the last component, since models are inserted into its JSON
 */
@RegisterForReflection
@Schema(name = "ModelsDevProvider", description = "A gateway in the format of models.dev: one API that takes one key")
public record ModelsDevProvider(
        @Schema(examples = "huggingface") String id,

        @Schema(examples = "Hugging Face") String name,

        @Schema(description = "Environment variables that may hold the key", examples = "[\"HF_TOKEN\"]")
        List<String> env,

        @Schema(description = "Package of the AI SDK that speaks the API", examples = "@ai-sdk/openai-compatible")
        String npm,

        @Schema(examples = "https://router.huggingface.co/v1")
        String api,

        @Schema(examples = "https://huggingface.co/docs/inference-providers")
        String doc,

        @Schema(description = "By id") Map<String, ModelsDevModel> models) {

    private static final String OPENAI_COMPATIBLE = "@ai-sdk/openai-compatible";

    private static final String HUB = Gateway.HUGGING_FACE.slug();

    private static final Map<String, ModelsDevProvider> BY_GATEWAY = Map.of(
            HUB,
            new ModelsDevProvider(
                    "huggingface",
                    "Hugging Face",
                    "HF_TOKEN",
                    OPENAI_COMPATIBLE,
                    "https://router.huggingface.co/v1",
                    "https://huggingface.co/docs/inference-providers"),
            "openrouter",
            new ModelsDevProvider(
                    "openrouter",
                    "OpenRouter",
                    "OPENROUTER_API_KEY",
                    "@openrouter/ai-sdk-provider",
                    "https://openrouter.ai/api/v1",
                    "https://openrouter.ai/models"),
            "featherless",
            new ModelsDevProvider(
                    "featherless",
                    "Featherless",
                    "FEATHERLESS_API_KEY",
                    OPENAI_COMPATIBLE,
                    "https://api.featherless.ai/v1",
                    "https://featherless.ai/models"),
            "portkey",
            new ModelsDevProvider(
                    "portkey",
                    "Portkey",
                    "PORTKEY_API_KEY",
                    OPENAI_COMPATIBLE,
                    "https://api.portkey.ai/v1",
                    "https://portkey.ai/docs/api-reference"));

    /** The tasks that the Hub's router serves: its API has chat completions and nothing else. */
    private static final Set<String> CHAT_TASKS =
            Set.of("text-generation", "image-text-to-text", "audio-text-to-text", "video-text-to-text", "any-to-any");

    private ModelsDevProvider(String id, String name, String env, String npm, String api, String doc) {
        this(id, name, List.of(env), npm, api, doc, Map.of());
    }

    /** Returns the provider of an offer; empty if no public API of its gateway is known. */
    static Optional<ModelsDevProvider> of(LiveOffer offer) {
        return Optional.ofNullable(BY_GATEWAY.get(offer.gateway()));
    }

    /**
     * Returns the id by which the gateway's API serves this very offer; empty if it does not. The Hub's router takes the
     * inference provider after a colon.
     */
    static Optional<String> id(LiveOffer offer) {
        if (!offer.gateway().equals(HUB)) {
            return Optional.of(offer.id());
        }
        return ModelId.isValid(offer.id()) && chats(offer)
                ? Optional.of(offer.id() + ":" + offer.offer().inferenceProvider())
                : Optional.empty();
    }

    /** Whether the model may hold a conversation; what is unknown may. */
    private static boolean chats(LiveOffer offer) {
        String task = offer.model().hub() == null ? null : offer.model().hub().pipelineTag();
        return (task == null || CHAT_TASKS.contains(task))
                && (offer.outputs().isEmpty() || offer.outputs().contains(Modality.TEXT));
    }
}
