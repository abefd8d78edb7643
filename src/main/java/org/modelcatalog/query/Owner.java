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
                .forEach(model -> byOwner.computeIfAbsent(ModelId.key(model.owner()), unknown -> new ArrayList<>())
                        .add(model));
        return byOwner.values().stream()
                .map(Owner::one)
                .sorted(Comparator.comparingInt(Owner::modelCount).reversed().thenComparing(Owner::slug))
                .toList();
    }

    /** Gateways differ in how they write a name; as the Hub does, if it is there. */
    private static Owner one(List<Model> models) {
        String onHub = models.stream()
                .filter(model -> model.owner().equals(hubOwner(model)))
                .map(Model::owner)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Owner(
                onHub != null
                        ? onHub
                        : models.stream()
                                .map(Model::owner)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                models.size(),
                models.stream()
                        .flatMap(model -> model.gateways().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                onHub != null);
    }

    private static String hubOwner(Model model) {
        return model.huggingFaceId() == null ? null : ModelId.owner(model.huggingFaceId());
    }
}
