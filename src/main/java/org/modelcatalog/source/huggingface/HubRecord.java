package org.modelcatalog.source.huggingface;

import static org.modelcatalog.source.json.TolerantJson.bool;
import static org.modelcatalog.source.json.TolerantJson.count;
import static org.modelcatalog.source.json.TolerantJson.decimal;
import static org.modelcatalog.source.json.TolerantJson.idOf;
import static org.modelcatalog.source.json.TolerantJson.object;
import static org.modelcatalog.source.json.TolerantJson.positive;
import static org.modelcatalog.source.json.TolerantJson.text;
import static org.modelcatalog.source.json.TolerantJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Vocabulary;
import org.modelcatalog.source.huggingface.format.HubTags;
import org.modelcatalog.source.huggingface.format.PromptFormat;
import org.modelcatalog.source.json.UnusableRecordException;

/**
 * A model as the Hub sends it, in a list or alone. The names of the Hub's JSON are known here and nowhere else.
 *
 * <p>Everything but the id may be missing or have a type nobody expects; such a field is null (or empty).
 *
 * @param hubId {@code _id}, the identity: a renamed or legacy id shares it with the present one
 * @param baseModels ids of what it was made from; empty = not said here
 * @param safetensors parameters by dtype; null = no dtype map
 * @param sha the commit that this record describes
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
        List<Offer> offers,
        List<String> baseModels,
        PromptFormat promptFormat,
        String description,
        String sha) {

    /** Many are held at once, until the last list is in. */
    public HubRecord {
        author = Vocabulary.one(author);
        pipelineTag = Vocabulary.one(pipelineTag);
        libraryName = Vocabulary.one(libraryName);
        tags = Vocabulary.each(tags);
        baseModels = Vocabulary.each(baseModels);
    }

    /**
     * Reads one element of the Hub's list.
     *
     * @throws UnusableRecordException when it cannot become a row
     */
    static HubRecord read(JsonNode json) throws UnusableRecordException {
        if (!json.isObject()) {
            throw new UnusableRecordException("not_an_object");
        }
        String id = idOf(json, "id", "modelId");
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
                gguf == null ? null : positive(gguf, "total"),
                gguf == null ? null : positive(gguf, "context_length"),
                InferenceProviderMapping.read(json.get("inferenceProviderMapping")),
                baseModels(object(json, "baseModels")),
                PromptFormat.read(json),
                card == null ? null : text(card, "description"),
                text(json, "sha"));
    }

    /** Ids of the models it was made from, as the Hub tells them or, where it does not, as the author's tags do. */
    List<String> madeFrom() {
        return baseModels.isEmpty() ? HubTags.baseModels(tags) : baseModels;
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

    private static List<String> baseModels(JsonNode relation) {
        JsonNode models = relation == null ? null : relation.get("models");
        if (models == null || !models.isArray()) {
            return List.of();
        }
        var ids = new ArrayList<String>();
        models.forEach(model -> ids.add(text(model, "id")));
        return ids.stream().filter(Objects::nonNull).distinct().toList();
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
}
