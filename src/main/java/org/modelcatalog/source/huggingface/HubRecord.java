package org.modelcatalog.source.huggingface;

import static org.modelcatalog.source.TolerantJson.bool;
import static org.modelcatalog.source.TolerantJson.count;
import static org.modelcatalog.source.TolerantJson.decimal;
import static org.modelcatalog.source.TolerantJson.object;
import static org.modelcatalog.source.TolerantJson.text;
import static org.modelcatalog.source.TolerantJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.Provider;

/**
 * A model as the Hub sends it, in a list or alone. The names of the Hub's JSON are known here and nowhere else.
 *
 * <p>Everything but the id may be missing or have a type nobody expects; such a field is null (or empty).
 *
 * @param hubId {@code _id}, the identity: a renamed or legacy id shares it with the present one
 * @param safetensors parameters by dtype; null = no dtype map
 */
record HubRecord(
        String hubId,
        String id,
        String author,
        String createdAt,
        String lastModified,
        Boolean isPrivate,
        Gated gated,
        Long downloads,
        Long downloadsAllTime,
        Long likes,
        BigDecimal trendingScore,
        String pipelineTag,
        String libraryName,
        List<String> tags,
        Map<String, Long> safetensors,
        Long safetensorsTotal,
        Long ggufTotal,
        Long ggufContextLength,
        List<Provider> providers,
        String description) {

    private static final int MAX_ID_LENGTH = 256;

    /**
     * Reads one element of the Hub's list.
     *
     * @throws UnusableRecord when it cannot become a row
     */
    static HubRecord read(JsonNode json) throws UnusableRecord {
        if (!json.isObject()) {
            throw new UnusableRecord("not_an_object");
        }
        String id = text(json, "id") != null ? text(json, "id") : text(json, "modelId");
        if (id == null) {
            throw new UnusableRecord("no_id");
        }
        if (id.length() > MAX_ID_LENGTH || id.chars().anyMatch(Character::isISOControl)) {
            throw new UnusableRecord("invalid_id");
        }
        JsonNode safetensors = object(json, "safetensors");
        JsonNode gguf = object(json, "gguf");
        JsonNode card = object(json, "cardData");
        return new HubRecord(
                text(json, "_id"),
                id,
                text(json, "author"),
                text(json, "createdAt"),
                text(json, "lastModified"),
                bool(json, "private"),
                gated(json.get("gated")),
                count(json, "downloads"),
                count(json, "downloadsAllTime"),
                count(json, "likes"),
                decimal(json, "trendingScore"),
                text(json, "pipeline_tag"),
                text(json, "library_name"),
                texts(json, "tags"),
                safetensors == null ? null : dtypes(object(safetensors, "parameters")),
                safetensors == null ? null : count(safetensors, "total"),
                gguf == null ? null : count(gguf, "total"),
                gguf == null ? null : count(gguf, "context_length"),
                ProviderMapping.read(json.get("inferenceProviderMapping")),
                card == null ? null : text(card, "description"));
    }

    private static Gated gated(JsonNode value) {
        if (value == null) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? null : Gated.NO;
        }
        return switch (value.asText()) {
            case "auto" -> Gated.AUTO;
            case "manual" -> Gated.MANUAL;
            default -> null;
        };
    }

    private static Map<String, Long> dtypes(JsonNode parameters) {
        if (parameters == null) {
            return null;
        }
        var dtypes = new TreeMap<String, Long>();
        for (Map.Entry<String, JsonNode> dtype : parameters.properties()) {
            Long count = count(dtype.getValue());
            if (count == null) {
                return null; // a sum with a part missing would be wrong
            }
            dtypes.put(dtype.getKey(), count);
        }
        return dtypes.isEmpty() ? null : Collections.unmodifiableMap(dtypes);
    }

    /** A record that cannot become a row. */
    static final class UnusableRecord extends Exception {

        private static final long serialVersionUID = 1L;

        /** @param reason the name under which it is counted */
        UnusableRecord(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return getMessage();
        }
    }
}
