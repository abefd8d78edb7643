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
 * Models that have every word of a query; {@link SearchIndex} says what that means, {@link Ranking} which is the best.
 *
 * @param text normalised query: trimmed, lower case, single spaces
 */
public record ModelSearch(String text) {

    /** Reads what a client typed. */
    public static ModelSearch of(String query) {
        return new ModelSearch(
                String.join(" ", query.strip().toLowerCase(Locale.ROOT).split("\\s+")));
    }

    /**
     * The hits in a snapshot, best first. Must not be asked for on an event loop.
     *
     * @param models those of its models that count
     */
    public List<Model> apply(CatalogSnapshot snapshot, List<Model> models) {
        SearchIndex index = SearchIndex.of(snapshot);
        if (models.size() == snapshot.models().size()) {
            return index.search(SearchQuery.of(text), any -> true);
        }
        // by identity: they are the snapshot's own, and to compare rows takes long
        Set<Model> among = Collections.newSetFromMap(new IdentityHashMap<>(models.size()));
        among.addAll(models);
        return index.search(SearchQuery.of(text), among::contains);
    }

    /** Hits of the snapshot first, then what only the upstream found; no model twice. */
    public static List<Model> union(List<Model> listed, List<Model> found) {
        Map<String, Model> all = new LinkedHashMap<>();
        listed.forEach(model -> all.put(ModelId.key(model.id()), model));
        found.forEach(model -> all.putIfAbsent(ModelId.key(model.id()), model));
        return new ArrayList<>(all.values());
    }
}
