package org.modelcatalog.api.openrouter;

import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelIndex;
import org.modelcatalog.query.Sort;

/**
 * A normalised query for a list in OpenRouter's format.
 *
 * @param list what every list reads
 * @param own OpenRouter's own filters, which are added to those of every list
 * @param sort null = the order of the catalog
 * @param includeUnpriced whether to select models without a known price
 */
record OpenRouterQuery(ListQuery list, ModelFilter own, Sort sort, boolean includeUnpriced) {

    /** The same query for models that return embeddings, and no others. */
    OpenRouterQuery forEmbeddings() {
        var words = new EnumMap<Facet, List<String>>(Facet.class);
        words.putAll(own.words());
        words.put(Facet.OUTPUT_MODALITY, List.of(Modality.EMBEDDING.label()));
        return new OpenRouterQuery(
                list, new ModelFilter(own.owner(), words, own.ranges(), own.text()), sort, includeUnpriced);
    }

    /** The models that match and that the format can show, sorted. */
    OpenRouterSelection select(CatalogSnapshot snapshot) {
        List<Model> models = ModelIndex.select(snapshot, own, sort);
        if (!list.filter().isAll()) {
            Set<Model> matching = Collections.newSetFromMap(new IdentityHashMap<>());
            matching.addAll(list.models(snapshot));
            models = models.stream().filter(matching::contains).toList();
        }
        return OpenRouterSelection.of(models, includeUnpriced);
    }

    /** Identifies a view of this query beside the parameters of every list. */
    String named(String view) {
        return view + ' ' + includeUnpriced + ' ' + sort + ' ' + own + ' ';
    }
}
