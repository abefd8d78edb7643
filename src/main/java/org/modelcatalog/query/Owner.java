package org.modelcatalog.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * Somebody who publishes models.
 *
 * @param slug as written in the ids
 * @param modelCount models of theirs in the catalog
 * @param gateways slugs of the gateways that list any of these, in alphabetical order
 * @param onHub whether one of these is on the Hub under that name
 */
public record Owner(String slug, int modelCount, List<String> gateways, boolean onHub) {

    /** The owners of these models, by number of models descending, then slug. Models without an owner count nowhere. */
    public static List<Owner> of(List<Model> models) {
        Map<String, List<Model>> byOwner = new LinkedHashMap<>();
        models.stream()
                .filter(model -> model.owner() != null)
                .forEach(model -> byOwner.computeIfAbsent(model.owner(), unknown -> new ArrayList<>())
                        .add(model));
        return byOwner.entrySet().stream()
                .map(owner -> of(owner.getKey(), owner.getValue()))
                .sorted(Comparator.comparingInt(Owner::modelCount).reversed().thenComparing(Owner::slug))
                .toList();
    }

    private static Owner of(String slug, List<Model> models) {
        return new Owner(
                slug,
                models.size(),
                models.stream()
                        .flatMap(model -> model.gateways().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                models.stream().anyMatch(model -> slug.equals(hubOwner(model))));
    }

    private static String hubOwner(Model model) {
        return model.huggingFaceId() == null ? null : ModelId.owner(model.huggingFaceId());
    }
}
