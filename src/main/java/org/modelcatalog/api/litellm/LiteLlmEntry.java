package org.modelcatalog.api.litellm;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;

/**
 * A live offer in LiteLLM's map of prices. What is absent is unknown.
 *
 * @param maxTokens the same as {@code maxOutputTokens}; older readers know only this one
 * @param maxInputTokens of a prompt, else of prompt and answer together, as LiteLLM's own map has it
 * @param prices in US dollars per token or per the unit of the name
 * @param source where the gateway states the price
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LiteLlmEntry(
        String litellmProvider,
        String mode,
        Long maxTokens,
        Long maxInputTokens,
        Long maxOutputTokens,

        @JsonAnyGetter Map<String, BigDecimal> prices,

        List<LiteLlmTier> tieredPricing,
        LiteLlmOffPeak offPeakPricing,
        String deprecationDate,
        String source,
        Boolean supportsFunctionCalling,
        Boolean supportsToolChoice,
        Boolean supportsResponseSchema,
        Boolean supportsReasoning,
        Boolean supportsPromptCaching,
        Boolean supportsVision,
        Boolean supportsPdfInput,
        Boolean supportsAudioInput,
        Boolean supportsVideoInput,
        Boolean supportsAudioOutput) {

    private static final Map<String, String> SOURCES = Map.of(
            "hug", "https://router.huggingface.co/v1/models",
            "openrouter", "https://openrouter.ai/api/v1/models",
            "featherless", "https://api.featherless.ai/v1/models");

    /**
     * @param provider LiteLLM's word for who serves it
     * @param offer with a known price
     */
    static LiteLlmEntry of(String provider, LiveOffer offer) {
        Pricing pricing = offer.offer().pricing();
        SortedMap<Long, Pricing> tiers = offer.offer().pricingOfLongPrompts();
        boolean named = LiteLlmPrices.haveNames(tiers);
        var prices = new LinkedHashMap<>(LiteLlmPrices.of(pricing));
        if (named) {
            prices.putAll(LiteLlmPrices.ofLongPrompts(tiers));
        }
        Limits limits = offer.offer().limits();
        Long output = JsonNumbers.safe(limits.maxOutput());
        Long input = JsonNumbers.safe(limits.maxInput() != null ? limits.maxInput() : limits.context());
        List<String> parameters = offer.offer().terms().supportedParameters();
        return new LiteLlmEntry(
                provider,
                mode(offer),
                output,
                input,
                output,
                prices,
                named ? List.of() : LiteLlmTier.of(pricing, tiers, input),
                LiteLlmOffPeak.of(offer.offer()).orElse(null),
                offer.states(ModelField.EXPIRATION_DATE)
                        ? JsonNumbers.date(offer.model().facts().expirationDate())
                        : null,
                SOURCES.get(offer.gateway()),
                offer.has(Capability.TOOLS),
                parameters.isEmpty() ? null : parameters.contains("tool_choice"),
                offer.has(Capability.STRUCTURED_OUTPUTS),
                offer.has(Capability.REASONING),
                pricing.of(Price.INPUT_CACHE_READ) == null ? null : true,
                offer.has(Capability.VISION),
                offer.has(Capability.FILE_INPUT),
                offer.has(Capability.AUDIO_INPUT),
                offer.has(Capability.VIDEO_INPUT),
                offer.has(Capability.AUDIO_OUTPUT));
    }

    /** What the model does, as far as its modalities say it; null = unknown. */
    private static String mode(LiveOffer offer) {
        List<Modality> inputs = offer.inputs();
        List<Modality> outputs = offer.outputs();
        if (outputs.contains(Modality.TEXT)) {
            return inputs.equals(List.of(Modality.AUDIO)) ? "audio_transcription" : "chat";
        }
        if (outputs.contains(Modality.EMBEDDING)) {
            return "embedding";
        }
        if (outputs.contains(Modality.VIDEO)) {
            return "video_generation";
        }
        if (outputs.contains(Modality.IMAGE)) {
            return "image_generation";
        }
        return outputs.contains(Modality.AUDIO) && inputs.contains(Modality.TEXT) ? "audio_speech" : null;
    }
}
