package org.modelcatalog.query;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Model;

/**
 * Somebody who publishes models.
 *
 * @param slug as written in the ids
 * @param modelCount models of theirs in the catalog
 */
public record Owner(String slug, int modelCount) {

    /** The owners of these models, by number of models descending, then slug. Models without an owner count nowhere. */
    public static List<Owner> of(List<Model> models) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        models.stream()
                .map(Model::owner)
                .filter(owner -> owner != null)
                .forEach(owner -> counts.merge(owner, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> new Owner(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingInt(Owner::modelCount).reversed().thenComparing(Owner::slug))
                .toList();
    }
}
