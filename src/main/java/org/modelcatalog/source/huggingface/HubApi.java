package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.source.http.LinkApi;

/**
 * The Hub's API, as far as the catalog uses it. Parameters that are null are not sent. Pages after the first are asked for by
 * the Hub's own {@code Link}, with {@link #follow}.
 */
interface HubApi extends LinkApi {

    /** Every URL that is asked stays below it. */
    String MODELS = "/api/models";

    /**
     * The fields a row is made of, and no others: {@code expand} replaces the Hub's default set, one unknown name is a
     * 400 for the whole request, and pages with everything in them are many megabytes.
     */
    List<String> FIELDS = List.of(("author baseModels config createdAt disabled downloads downloadsAllTime gated gguf"
                    + " inferenceProviderMapping lastModified library_name likes pipeline_tag private safetensors sha"
                    + " tags trendingScore")
            .split(" "));

    /**
     * What the mirror asks for of every model: what filters, sorts and rows need. Licence, languages, base models and data
     * sets are tags. Configurations, GGUF headers (with whole chat templates) and offers are left out: they would be most of
     * the bytes.
     */
    List<String> MIRRORED =
            List.of(("author createdAt disabled downloads gated lastModified library_name likes pipeline_tag"
                            + " private safetensors tags trendingScore")
                    .split(" "));

    /** Of one model the card is asked for too, since it is one card only. */
    List<String> FIELDS_AND_CARD =
            Stream.concat(FIELDS.stream(), Stream.of("cardData")).toList();

    /**
     * <a href="https://huggingface.co/docs/hub/api#get-apimodels">List models</a>.
     *
     * @param provider only models that this inference provider serves; {@code all} = that any does
     * @param search part of the id
     * @param limit 1,000 at most
     * @param expand fields of the answer, in place of the default ones
     */
    @GET
    @Path(MODELS)
    Uni<RestResponse<InputStream>> models(
            @RestQuery String search,
            @RestQuery("pipeline_tag") String task,
            @RestQuery("inference_provider") String provider,
            @RestQuery String sort,
            @RestQuery int limit,
            @RestQuery List<String> expand);

    /**
     * <a href="https://huggingface.co/docs/hub/api#get-apimodelsrepoid-or-apimodelsrepoidrevisionrevision">Get a
     * model</a>.
     *
     * @param id {@code owner/name}, or a name alone
     */
    @GET
    @Path(MODELS + "/{id: .+}")
    Uni<RestResponse<InputStream>> model(@Encoded @RestPath String id, @RestQuery List<String> expand);
}
