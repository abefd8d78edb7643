package org.modelcatalog.api.hub;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;

/**
 * A property of a model in the Hub's API, under its name there. What the mirror does not know is left out, as the Hub does.
 */
enum HubProperty {
    PRIVATE("private", true, of(hub -> Boolean.TRUE.equals(hub.isPrivate()))),
    LIKES("likes", true, of(HubMetrics::likes)),
    DOWNLOADS("downloads", true, of(HubMetrics::downloads)),
    TRENDING_SCORE("trendingScore", true, of(HubMetrics::trendingScore)),
    TAGS("tags", true, of(HubMetrics::tags)),
    PIPELINE_TAG("pipeline_tag", true, of(HubMetrics::pipelineTag)),
    LIBRARY_NAME("library_name", true, of(HubMetrics::libraryName)),
    CREATED_AT("createdAt", true, Model::created),
    AUTHOR("author", false, of(HubMetrics::author)),
    SHA("sha", false, of(hub -> hub.weights().revision())),
    LAST_MODIFIED("lastModified", false, of(HubMetrics::lastModified)),
    GATED("gated", false, of(hub -> gated(hub.gated()))),
    DISABLED("disabled", false, of(HubMetrics::disabled)),
    DOWNLOADS_ALL_TIME("downloadsAllTime", false, of(HubMetrics::downloadsAllTime)),
    SAFETENSORS("safetensors", false, of(HubProperty::safetensors));

    /** Of these the mirror knows nothing; the Hub knows them, so they are no error. */
    private static final List<String> OTHERS = List.of(
            "baseModels",
            "cardData",
            "childrenModelCount",
            "config",
            "evalResults",
            "gguf",
            "inference",
            "inferenceProviderMapping",
            "mask_token",
            "model-index",
            "resourceGroup",
            "siblings",
            "spaces",
            "transformersInfo",
            "usedStorage",
            "widgetData",
            "xetEnabled");

    /** What a list has that says nothing of what it is to have. */
    static final List<HubProperty> USUAL =
            Stream.of(values()).filter(property -> property.usual).toList();

    /** What {@code full=true} and a single model have. */
    static final List<HubProperty> FULL = Stream.concat(
                    USUAL.stream(), Stream.of(AUTHOR, SHA, LAST_MODIFIED, GATED, DISABLED, SAFETENSORS))
            .toList();

    private final String label;
    private final boolean usual;
    private final Function<Model, Object> value;

    HubProperty(String label, boolean usual, Function<Model, Object> value) {
        this.label = label;
        this.usual = usual;
        this.value = value;
    }

    /** The property of that name; empty for one that the mirror does not have. */
    static Optional<HubProperty> of(String name) {
        return Arrays.stream(values())
                .filter(property -> property.label.equals(name))
                .findFirst();
    }

    /** Whether the Hub has a property of that name. */
    static boolean isOne(String name) {
        return of(name).isPresent() || OTHERS.contains(name);
    }

    /** The names of all, for people to read. */
    static String names() {
        return Stream.concat(Arrays.stream(values()).map(property -> property.label), OTHERS.stream())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /**
     * A model with these properties, as the Hub writes it.
     *
     * @param legacy whether it has its id twice, as every answer of the Hub without {@code expand}
     */
    static Map<String, Object> object(Model model, List<HubProperty> properties, boolean legacy) {
        var object = new LinkedHashMap<String, Object>();
        String id = model.huggingFaceId() == null ? model.id() : model.huggingFaceId();
        if (model.hub() != null && model.hub().hubId() != null) {
            object.put("_id", model.hub().hubId());
        }
        object.put("id", id);
        if (legacy) {
            object.put("modelId", id);
        }
        for (HubProperty property : properties) {
            Object known = property.value.apply(model);
            if (known != null) {
                object.put(property.label, known);
            }
        }
        return object;
    }

    private static Function<Model, Object> of(Function<HubMetrics, Object> value) {
        return model -> model.hub() == null ? null : value.apply(model.hub());
    }

    /** The Hub writes a truth value or a word. */
    private static Object gated(Gated gated) {
        if (gated == null) {
            return null;
        }
        return switch (gated) {
            case NO -> false;
            case AUTO -> "auto";
            case MANUAL -> "manual";
        };
    }

    private static Map<String, Object> safetensors(HubMetrics hub) {
        Map<String, Long> dtypes = hub.weights().dtypes();
        if (dtypes.isEmpty()) {
            return null;
        }
        // In the Hub's order: a map without one is another text after each start.
        var safetensors = new LinkedHashMap<String, Object>();
        safetensors.put("parameters", dtypes);
        safetensors.put(
                "total", dtypes.values().stream().mapToLong(Long::longValue).sum());
        return safetensors;
    }
}
