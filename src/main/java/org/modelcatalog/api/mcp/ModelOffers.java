package org.modelcatalog.api.mcp;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.catalog.OfferView;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.catalog.ServedModel;
import org.modelcatalog.query.Page;
import org.modelcatalog.source.Gateway;

/**
 * A page of a model's offers.
 *
 * @param id of the model
 * @param data as {@code providers} of the model's row
 * @param total of all offers
 * @param nextOffset null on the last page
 * @param timestamp when the data was fetched from upstream, ISO-8601 UTC
 */
@RegisterForReflection
record ModelOffers(
        String id,
        List<OfferView> data,
        int total,
        int returned,
        int offset,
        Integer limit,
        boolean hasMore,
        Integer nextOffset,
        String gateway,
        String timestamp) {

    /** @param paging cuts the page out of all offers */
    static ModelOffers of(Gateway gateway, ServedModel served, Function<List<OfferView>, Page<OfferView>> paging) {
        ModelRow row = ModelRow.of(served.model(), RowOptions.USUAL);
        Page<OfferView> page = paging.apply(row.providers());
        return new ModelOffers(
                row.id(),
                page.items(),
                page.total(),
                page.items().size(),
                page.offset(),
                page.limit(),
                page.nextOffset().isPresent(),
                page.nextOffset().orElse(null),
                gateway.slug(),
                served.fetchedAt().toString());
    }
}
