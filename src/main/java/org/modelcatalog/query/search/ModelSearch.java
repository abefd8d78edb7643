package org.modelcatalog.query.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * Finds the models that match every word of a query. {@link SearchIndex} defines a match, {@link Ranking} the order.
 *
 * @param text normalised query: trimmed, lower case, single spaces
 */
public record ModelSearch(String text) {

    /** Normalises a client's text. */
    public static ModelSearch of(String query) {
        return new ModelSearch(
                String.join(" ", query.strip().toLowerCase(Locale.ROOT).split("\\s+")));
    }

    /**
     * Returns the hits in a snapshot, best first. Do not call on an event loop.
     *
     * @param models the snapshot's models that may be hits
     */
    public List<Model> apply(CatalogSnapshot snapshot, List<Model> models) {
        SearchIndex index = SearchIndex.of(snapshot);
        if (models.size() == snapshot.models().size()) {
            return index.search(SearchQuery.of(text), any -> true);
        }
        // by identity: these are the snapshot's own rows, and comparing rows is slow
        Set<Model> among = Collections.newSetFromMap(new IdentityHashMap<>(models.size()));
        among.addAll(models);
        return index.search(SearchQuery.of(text), among::contains);
    }

    /** Returns the snapshot's hits, then those that only the upstream found; no model twice. */
    public static List<Model> union(List<Model> listed, List<Model> found) {
        Map<String, Model> all = new LinkedHashMap<>();
        listed.forEach(model -> all.put(ModelId.key(model.id()), model));
        found.forEach(model -> all.putIfAbsent(ModelId.key(model.id()), model));
        return new ArrayList<>(all.values());
    }
}
