package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;

/** A live offer in OpenRouter's format, with what sources state of its speed and its gateway. */
@RegisterForReflection
@Schema(name = "OpenRouterEndpoint", description = "A live offer. null = unknown")
public record OpenRouterEndpoint(
        @Schema(examples = "novita | acme-ai/Aurora-7B-Instruct")
        String name,

        @Schema(description = "The model's id at the gateway of the offer", examples = "acme-ai/Aurora-7B-Instruct")
        String modelId,

        @Schema(examples = "Aurora 7B Instruct") String modelName,

        @Schema(description = "Tokens; 0 = unknown, since the format allows no null", examples = "131072")
        long contextLength,

        @Schema(ref = "OpenRouterPricing") OpenRouterPricing pricing,

        @Schema(description = "Slug of the inference provider", examples = "novita")
        String providerName,

        @Schema(
                description = "Slug of the inference provider, and what it runs where that is known",
                examples = "novita/fp8")
        String tag,

        @Schema(nullable = true, examples = "fp8") String quantization,

        @Schema(nullable = true) Long maxCompletionTokens,
        @Schema(nullable = true) Long maxPromptTokens,
        List<String> supportedParameters,

        @Schema(description = "0: the source states that it serves requests")
        int status,

        @Schema(nullable = true, description = "Always null: no source states it") @JsonProperty("uptime_last_5m")
        BigDecimal uptimeLast5m,

        @Schema(nullable = true, description = "Always null: no source states it") @JsonProperty("uptime_last_30m")
        BigDecimal uptimeLast30m,

        @Schema(nullable = true, description = "Always null: no source states it") @JsonProperty("uptime_last_1d")
        BigDecimal uptimeLast1d,

        @Schema(description = "Always false: no source states it")
        boolean supportsImplicitCaching,

        OpenRouterToolChoice supportsToolChoice,

        @Schema(nullable = true, description = "Always null: one figure is no percentile, see first_token_latency_ms")
        @JsonProperty("latency_last_30m")
        BigDecimal latencyLast30m,

        @Schema(nullable = true, description = "Always null: one figure is no percentile, see throughput")
        @JsonProperty("throughput_last_30m")
        BigDecimal throughputLast30m,

        @Schema(nullable = true, description = "Milliseconds to the first token; no field of OpenRouter")
        BigDecimal firstTokenLatencyMs,

        @Schema(nullable = true, description = "Tokens per second; no field of OpenRouter")
        BigDecimal throughput,

        @Schema(description = "Slug of the gateway of the offer; no field of OpenRouter", examples = "hug")
        String sourceGateway) {

    private static final int SERVES = 0;

    static OpenRouterEndpoint of(Offer offer, Model model) {
        String modelId = model.idOf(offer);
        String quantization = quantization(offer.quantization());
        Long context = JsonNumbers.safe(offer.limits().context());
        return new OpenRouterEndpoint(
                offer.inferenceProvider() + " | " + modelId,
                modelId,
                model.name(),
                context == null ? 0 : context,
                OpenRouterPricing.of(offer.pricing(), offer.terms().priceOverrides()),
                offer.inferenceProvider(),
                quantization == null ? offer.inferenceProvider() : offer.inferenceProvider() + '/' + quantization,
                quantization,
                JsonNumbers.safe(offer.limits().maxOutput()),
                JsonNumbers.safe(offer.limits().maxInput()),
                offer.supportedParameters(),
                SERVES,
                null,
                null,
                null,
                false,
                OpenRouterToolChoice.of(offer),
                null,
                null,
                offer.firstTokenLatencyMs(),
                offer.throughput(),
                model.gatewayOf(offer));
    }

    /** OpenRouter's words are those of the field, in lower case. */
    private static String quantization(String stated) {
        return stated == null ? null : stated.toLowerCase(Locale.ROOT);
    }
}
