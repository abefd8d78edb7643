package org.modelcatalog.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * An owner: publishes models.
 *
 * @param slug as spelled in the ids
 * @param modelCount number of this owner's models in the catalog
 * @param gateways slugs of the gateways that list any of these models, in alphabetical order
 * @param onHub whether the Hub lists one of these models under that slug
 */
public record Owner(String slug, int modelCount, List<String> gateways, boolean onHub) {

    /** Returns the owners, by number of models descending, then slug. Models without an owner do not count. */
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

    /** Gateways spell a slug differently; the Hub's spelling wins where the Hub has one. */
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
