package org.modelcatalog.support;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Serving;
import org.modelcatalog.model.Weights;

/** Makes rows and offers for tests; what a test does not state is unknown. */
public final class Models {

    private Models() {}

    /** Starts a row of a gateway. */
    public static ModelBuilder row(String gateway, String id) {
        return new ModelBuilder(gateway, id);
    }

    /** Makes a row of the Hub. */
    public static Model model(String id, String name, String owner) {
        return row("hug", id).hubId(id).name(name).owner(owner).build();
    }

    /** Makes a row of a gateway, with the context that its offers serve. */
    public static Model of(
            String gateway, String id, String slug, String hubId, String name, String owner, Serving serving) {
        return row(gateway, id)
                .slug(slug)
                .hubId(hubId)
                .name(name)
                .owner(owner)
                .serving(serving)
                .build();
    }

    /** Makes a live offer with one price for prompt and completion. */
    public static Offer offer(String name, Long contextLength, String price) {
        BigDecimal perToken = price == null ? null : new BigDecimal(price);
        return offer(name, Offer.LIVE, contextLength, Pricing.perToken(perToken, perToken), OfferTerms.NONE);
    }

    public static Offer offer(String name, String status, Long contextLength, Pricing pricing, OfferTerms terms) {
        return new Offer(
                name,
                null,
                null,
                status,
                Limits.ofContext(contextLength),
                pricing,
                null,
                Capabilities.UNKNOWN,
                null,
                null,
                null,
                terms);
    }

    /** Makes metrics of the Hub. */
    public static HubMetrics metrics(Long downloads, String url, String license, String... tags) {
        return hub(downloads, null, url, license, List.of(tags), Weights.UNKNOWN);
    }

    /** Makes metrics of the Hub of which only the task is known. */
    public static HubMetrics task(String pipelineTag) {
        return hub(null, pipelineTag, null, null, List.of(), Weights.UNKNOWN);
    }

    /** Makes metrics of the Hub of which only the page and the weights are known. */
    public static HubMetrics weights(String url, Weights weights) {
        return hub(null, null, url, null, List.of(), weights);
    }

    private static HubMetrics hub(
            Long downloads, String pipelineTag, String url, String license, List<String> tags, Weights weights) {
        return new HubMetrics(
                null,
                downloads,
                null,
                pipelineTag,
                null,
                null,
                null,
                null,
                null,
                url,
                null,
                null,
                null,
                license,
                null,
                List.of(),
                List.of(),
                tags,
                null,
                null,
                List.of(),
                null,
                weights);
    }

    /** Makes rows of the Hub, with name and owner from their ids. */
    public static List<Model> of(String... ids) {
        return Arrays.stream(ids)
                .map(id -> model(id, id.substring(id.indexOf('/') + 1), ModelId.owner(id)))
                .toList();
    }
}
