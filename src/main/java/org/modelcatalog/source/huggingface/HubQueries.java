package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Uni;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.model.ModelId;

/** What this catalog asks the Hub. */
final class HubQueries {

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

    private static final List<String> FIELDS_AND_CARD =
            Stream.concat(FIELDS.stream(), Stream.of("cardData")).toList();
    private static final String BY_DOWNLOADS = "downloads";

    private HubQueries() {}

    /** First page of a task's models in one order, best first. */
    static Function<HubApi, Uni<RestResponse<InputStream>>> list(String task, String sort, int limit) {
        return hub -> hub.models(null, task, null, sort, limit, FIELDS);
    }

    /** First page of a task's models that an inference provider serves, the most downloaded first. */
    static Function<HubApi, Uni<RestResponse<InputStream>>> served(String task, int limit) {
        return hub -> hub.models(null, task, "all", BY_DOWNLOADS, limit, FIELDS);
    }

    /** Most downloaded models whose id matches. */
    static Function<HubApi, Uni<RestResponse<InputStream>>> search(String text, int limit) {
        return hub -> hub.models(text, null, null, BY_DOWNLOADS, limit, FIELDS);
    }

    /** One model; the card is asked for too, since it is one card only. */
    static Function<HubApi, Uni<RestResponse<InputStream>>> model(String id) {
        if (!ModelId.isValid(id)) {
            throw new IllegalArgumentException("not a model id of the Hub");
        }
        return hub -> hub.model(id, FIELDS_AND_CARD);
    }
}
