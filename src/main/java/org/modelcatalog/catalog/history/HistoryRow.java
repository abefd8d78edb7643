package org.modelcatalog.catalog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Deprecation;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.PriceOverride;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Reasoning;
import org.modelcatalog.model.TopProvider;
import org.modelcatalog.model.Weights;

/**
 * A row as history keeps it: nested maps under the names of the native row, without what is unknown and without what
 * moves all the time. This is the only place that decides what counts as a change.
 *
 * <p>Left out as volatile: downloads (both), likes, trending score, latency and throughput of offers. Left out because
 * another field says the same: {@code id}, {@code slug}, {@code source_gateway(s)}, the offers' {@code context_length},
 * {@code supports_tools} and {@code supports_structured_output}, the Hub page in {@code huggingface_metrics}, and of
 * {@code lifecycle} the status, which offers and dates say, and {@code sunset_at}, which is {@code expiration_date}. The times
 * of first and last seen are those of {@code added} and {@code removed}.
 *
 * <p>Values are text, booleans, numbers, lists and maps. Lists without a meaningful order are sorted, numbers and prices
 * are normalised, so that equal statements are equal values. Offers are keyed by inference provider.
 */
final class HistoryRow {

    /** Digits of the largest long. */
    private static final int LONGEST = 19;

    private static final int LARGEST_SCALE = 1000;

    private HistoryRow() {}

    static Map<String, Object> of(Model model) {
        var row = new TreeMap<String, Object>();
        put(row, "canonical_slug", model.canonicalSlug());
        put(row, "hugging_face_id", model.huggingFaceId());
        put(row, "name", model.name());
        put(row, "provider_slug", model.owner());
        put(row, "provider_site_url", model.siteUrl());
        put(row, "created", model.created());
        put(row, "description", model.summary());
        put(row, "context_length", model.contextLength());
        put(row, "architecture", architecture(model));
        put(row, "pricing", pricing(model.serving().pricing()));
        put(row, "huggingface_metrics", hub(model));
        put(row, "providers", offers(model));
        put(row, "servable", model.serving().servable());
        put(row, "top_provider", model.serving().top().map(HistoryRow::top).orElse(null));
        put(
                row,
                "per_request_limits",
                model.serving().perRequestLimits().map(HistoryRow::numbers).orElse(null));
        put(row, "supported_parameters", sorted(model.serving().supportedParameters()));
        put(row, "default_parameters", numbers(model.serving().defaultParameters()));
        put(row, "pricing_overrides", overrides(model.serving().priceOverrides()));
        put(row, "free", model.free());
        put(row, "limits", limits(model.serving().limits(), model.nativeContext()));
        put(row, "capabilities", capabilities(model::has));
        put(row, "reasoning", reasoning(model.facts().reasoning()));
        put(row, "knowledge_cutoff", model.facts().knowledgeCutoff());
        put(row, "expiration_date", model.facts().expirationDate());
        put(row, "alias_of", model.aliasOf());
        put(row, "ids", sorted(model.ids()));
        put(row, "benchmarks", benchmarks(model.facts().benchmarks()));
        put(row, "supported_voices", model.facts().supportedVoices());
        put(row, "weights", model.hub() == null ? null : weights(model.hub().weights()));
        put(row, "lifecycle", lifecycle(model.facts().deprecation()));
        return row;
    }

    private static Map<String, Object> architecture(Model model) {
        var map = new TreeMap<String, Object>();
        put(map, "modality", model.architecture().modality());
        put(map, "input_modalities", labels(model.architecture().inputs()));
        put(map, "output_modalities", labels(model.architecture().outputs()));
        put(map, "tokenizer", model.architecture().tokenizer());
        put(map, "instruct_type", model.architecture().instructType());
        return map;
    }

    private static Map<String, Object> hub(Model model) {
        var map = new TreeMap<String, Object>();
        put(
                map,
                "num_parameters",
                model.parameters() == null ? null : model.parameters().value());
        HubMetrics hub = model.hub();
        if (hub != null) {
            put(map, "pipeline_tag", hub.pipelineTag());
            put(map, "gated", gated(hub.gated()));
            put(map, "private", hub.isPrivate());
            put(map, "last_modified", hub.lastModified());
            put(map, "author", hub.author());
            put(map, "license", hub.license());
            put(map, "library_name", hub.libraryName());
            put(map, "languages", sorted(hub.languages()));
            put(map, "base_models", sorted(hub.baseModels()));
            put(map, "tags", sorted(hub.tags()));
            put(map, "sha", hub.weights().revision());
            put(map, "license_name", hub.licenseName());
            put(map, "license_link", hub.licenseLink());
            put(map, "datasets", sorted(hub.datasets()));
            put(map, "disabled", hub.disabled());
        }
        return map;
    }

    /** Several offers of one inference provider are numbered from the second on. */
    private static Map<String, Object> offers(Model model) {
        var map = new TreeMap<String, Object>();
        for (Offer offer : model.serving().offers()) {
            String provider = readable(offer.inferenceProvider());
            String key = provider;
            for (int number = 2; map.containsKey(key); number++) {
                key = provider + "#" + number;
            }
            map.put(key, offer(offer, model));
        }
        return map;
    }

    private static Map<String, Object> offer(Offer offer, Model model) {
        var map = new TreeMap<String, Object>();
        put(map, "status", offer.status());
        put(map, "pricing", pricing(offer.pricing()));
        put(map, "is_model_author", offer.modelAuthor());
        put(map, "id", model.idOf(offer));
        put(map, "limits", limits(offer.limits(), null));
        put(map, "quantization", offer.quantization());
        put(map, "capabilities", capabilities(offer.capabilities()::has));
        put(map, "pricing_overrides", overrides(offer.terms().priceOverrides()));
        return map;
    }

    private static Map<String, Object> pricing(Pricing pricing) {
        var map = new TreeMap<String, Object>();
        pricing.stated().forEach((price, value) -> put(map, price.label(), decimal(value)));
        return map;
    }

    private static List<Object> overrides(List<PriceOverride> overrides) {
        return overrides.stream()
                .<Object>map(override -> {
                    Map<String, Object> map = pricing(override.pricing());
                    put(map, "min_prompt_tokens", override.minPromptTokens());
                    put(map, "utc_start", override.utcStart());
                    put(map, "utc_end", override.utcEnd());
                    put(map, "days", override.days().isEmpty() ? null : override.days());
                    put(map, "service_tier", override.serviceTier());
                    return map;
                })
                .toList();
    }

    private static Map<String, Object> limits(Limits limits, Long nativeContext) {
        var map = new TreeMap<String, Object>();
        put(map, "context", limits.context());
        put(map, "max_input", limits.maxInput());
        put(map, "max_output", limits.maxOutput());
        put(map, "native_context", nativeContext);
        return map;
    }

    private static Map<String, Object> capabilities(Function<Capability, Boolean> has) {
        var map = new TreeMap<String, Object>();
        for (Capability capability : Capability.values()) {
            put(map, capability.label(), has.apply(capability));
        }
        return map;
    }

    private static Map<String, Object> reasoning(Reasoning reasoning) {
        if (reasoning == null) {
            return null;
        }
        var map = new TreeMap<String, Object>();
        put(map, "mandatory", reasoning.mandatory());
        put(map, "default_enabled", reasoning.defaultEnabled());
        put(map, "default_effort", reasoning.defaultEffort());
        put(map, "supported_efforts", reasoning.supportedEfforts());
        put(map, "supports_max_tokens", reasoning.supportsMaxTokens());
        return map;
    }

    private static Map<String, Object> lifecycle(Deprecation stated) {
        if (stated == null) {
            return null;
        }
        var map = new TreeMap<String, Object>();
        put(map, "deprecated_at", stated.deprecatedAt());
        put(map, "replacement", stated.replacement());
        put(map, "source", stated.source());
        return map;
    }

    private static Map<String, Object> top(TopProvider top) {
        var map = new TreeMap<String, Object>();
        put(map, "context_length", top.contextLength());
        put(map, "max_completion_tokens", top.maxCompletionTokens());
        put(map, "is_moderated", top.moderated());
        return map;
    }

    private static Map<String, Object> weights(Weights weights) {
        var map = new TreeMap<String, Object>();
        var dtypes = new TreeMap<String, Object>();
        weights.dtypes().forEach((dtype, elements) -> put(dtypes, readable(dtype), elements));
        put(map, "dtypes", dtypes);
        if (weights.quantization() != null) {
            var quantization = new TreeMap<String, Object>();
            put(quantization, "method", weights.quantization().method());
            put(quantization, "bits", number(weights.quantization().bits()));
            put(quantization, "format", weights.quantization().format());
            put(map, "quantization", quantization);
        }
        put(map, "bytes", weights.bytes());
        put(map, "architecture", weights.architecture());
        put(map, "model_type", weights.modelType());
        put(map, "gguf_architecture", weights.ggufArchitecture());
        put(map, "revision", weights.revision());
        return map;
    }

    private static Object gated(Gated gated) {
        if (gated == null) {
            return null;
        }
        return switch (gated) {
            case NO -> Boolean.FALSE;
            case AUTO -> "auto";
            case MANUAL -> "manual";
        };
    }

    /** Benchmarks are JSON that a source states; what cannot be read is compared as text. */
    private static Object benchmarks(String json) {
        try {
            return json == null ? null : normal(HistoryJson.value(json));
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    private static Map<String, Object> numbers(Map<String, BigDecimal> numbers) {
        var map = new TreeMap<String, Object>();
        numbers.forEach((name, value) -> put(map, readable(name), number(value)));
        return map;
    }

    private static List<String> labels(List<Modality> modalities) {
        return modalities.stream().map(Modality::label).toList();
    }

    private static List<String> sorted(Collection<String> values) {
        return values.stream().sorted().distinct().toList();
    }

    /** A price as rows write it, without zeros at its end: a source that adds one changes no price. */
    private static String decimal(BigDecimal value) {
        return value == null
                ? null
                : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** One form for each number. */
    static Object number(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (Math.abs((long) plain.scale()) > LARGEST_SCALE) {
            // no reader takes it as a number, and writing its digits would fill the memory
            return plain.toString();
        }
        boolean small = plain.scale() <= 0 && (long) plain.precision() - plain.scale() <= LONGEST;
        return small && plain.toBigIntegerExact().bitLength() < Long.SIZE ? (Object) plain.longValueExact() : plain;
    }

    /** JSON that was read, with sorted names, one form for each number, and without nulls in objects. */
    static Object normal(Object json) {
        if (json instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, Object>();
            map.forEach((name, value) -> put(sorted, readable((String) name), normal(value)));
            return sorted;
        }
        if (json instanceof Collection<?> list) {
            return list.stream()
                    .map(HistoryRow::normal)
                    .map(value -> value == null ? "null" : value)
                    .toList();
        }
        return json instanceof Number number ? number(new BigDecimal(number.toString())) : json;
    }

    /** Names of JSON members cannot have unpaired surrogates, not even as escapes. */
    private static String readable(String name) {
        return isPlain(name)
                ? name
                : name.codePoints()
                        .map(letter -> letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE
                                ? '\uFFFD'
                                : letter)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** A loop and no stream: it looks at every name of every row of a log. */
    private static boolean isPlain(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (Character.isSurrogate(name.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static void put(Map<String, Object> map, String name, Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
