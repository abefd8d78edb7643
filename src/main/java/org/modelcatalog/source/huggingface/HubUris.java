package org.modelcatalog.source.huggingface;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.http.Endpoint;

/**
 * The Hub's URLs as this catalog uses them. Pages after the first are never built here: their URL is the Hub's own
 * {@code Link}.
 */
final class HubUris {

    /** Path of the list; every URL that is asked stays below it. */
    static final String MODELS = "/api/models";

    /**
     * The fields a row is made of, and no others: {@code expand} replaces the Hub's default set, one unknown name is a
     * 400 for the whole request, and pages with everything in them are many megabytes.
     */
    private static final List<String> FIELDS = List.of(
            "author",
            "baseModels",
            "config",
            "createdAt",
            "downloads",
            "downloadsAllTime",
            "gated",
            "gguf",
            "inferenceProviderMapping",
            "lastModified",
            "library_name",
            "likes",
            "pipeline_tag",
            "private",
            "safetensors",
            "tags",
            "trendingScore");

    private static final String EXPAND =
            FIELDS.stream().map(field -> "expand=" + field).collect(Collectors.joining("&"));

    private final Endpoint endpoint;

    HubUris(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** First page of a task's models in one order, best first. */
    URI list(String task, String sort, int limit) {
        return endpoint.at(MODELS + "?pipeline_tag=" + encoded(task) + "&sort=" + encoded(sort) + "&limit=" + limit
                + "&" + EXPAND);
    }

    /** First page of a task's models that somebody serves, the most downloaded first. */
    URI served(String task, int limit) {
        return endpoint.at(MODELS + "?pipeline_tag=" + encoded(task) + "&inference_provider=all&sort=downloads&limit="
                + limit + "&" + EXPAND);
    }

    /** Most downloaded models whose id matches. */
    URI search(String query, int limit) {
        return endpoint.at(MODELS + "?search=" + encoded(query) + "&sort=downloads&limit=" + limit + "&" + EXPAND);
    }

    /** One model; the card is asked for too, since it is one card only. */
    URI model(String id) {
        if (!ModelId.isValid(id)) {
            throw new IllegalArgumentException("not a model id of the Hub");
        }
        return endpoint.at(MODELS + "/" + id + "?" + EXPAND + "&expand=cardData");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
