package org.modelcatalog.support;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Serving;

/** Rows that say nothing but their names. */
public final class Models {

    private Models() {}

    public static Model model(String id, String name, String owner) {
        return of("hug", id, id, id, name, owner, Serving.NOBODY);
    }

    /** A row of any gateway. */
    public static Model of(
            String gateway, String id, String slug, String hubId, String name, String owner, Serving serving) {
        return new Model(
                id,
                slug,
                hubId,
                List.of(),
                name,
                owner,
                null,
                List.of(gateway),
                null,
                null,
                serving.contextLength().orElse(null),
                Architecture.UNKNOWN,
                serving,
                null,
                Map.of());
    }

    /** A live offer that says nothing but these. */
    public static Offer offer(String name, Long contextLength, String price) {
        BigDecimal perToken = price == null ? null : new BigDecimal(price);
        return new Offer(
                name,
                null,
                null,
                Offer.LIVE,
                contextLength,
                Pricing.perToken(perToken, perToken),
                null,
                null,
                null,
                null,
                null,
                OfferTerms.NONE);
    }

    public static List<Model> of(String... ids) {
        return Arrays.stream(ids)
                .map(id -> model(id, id.substring(id.indexOf('/') + 1), ModelId.owner(id)))
                .toList();
    }
}
