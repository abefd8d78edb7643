package org.modelcatalog.catalog.lifecycle;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * Finds models that have another id than before: one id has gone and one has come, and both name the same canonical slug,
 * which the gateway states. The Hub's own key of a repository is compared by its source.
 */
final class Renames {

    /** By slug; null = several have gone or come, so nothing says which is which. */
    private final Map<String, Model> gone;

    private final Map<String, Model> come;

    Renames(Collection<Model> before, List<Model> now) {
        gone = bySlug(before, keys(now));
        come = bySlug(now, keys(before));
    }

    /** The model that this row was before; empty if it was there under its own id, or is new. */
    Optional<Model> former(Model row) {
        String slug = ModelId.key(row.canonicalSlug());
        return come.get(slug) == row ? Optional.ofNullable(gone.get(slug)) : Optional.empty();
    }

    private static Set<String> keys(Collection<Model> models) {
        var keys = new HashSet<String>();
        models.forEach(model -> keys.add(ModelId.key(model.id())));
        return keys;
    }

    private static Map<String, Model> bySlug(Collection<Model> models, Set<String> others) {
        var bySlug = new HashMap<String, Model>();
        for (Model model : models) {
            // a variant has a price of its own, and an alias is only another name
            boolean comparable = !ModelId.isVariant(model.id())
                    && model.aliasOf() == null
                    && !model.canonicalSlug().equals(model.id());
            if (comparable && !others.contains(ModelId.key(model.id()))) {
                String slug = ModelId.key(model.canonicalSlug());
                bySlug.put(slug, bySlug.containsKey(slug) ? null : model);
            }
        }
        return bySlug;
    }
}
