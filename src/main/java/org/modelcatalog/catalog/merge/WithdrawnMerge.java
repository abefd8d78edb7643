package org.modelcatalog.catalog.merge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/** Merges the models that have left the lists of all gateways. What one of them still lists is not withdrawn. */
public final class WithdrawnMerge {

    private WithdrawnMerge() {}

    /**
     * Returns them in the order of the merged list.
     *
     * @param withdrawn those of each gateway, in order of precedence
     * @param listed the merged list
     */
    public static List<Model> merge(List<List<Model>> withdrawn, List<Model> listed) {
        if (withdrawn.stream().allMatch(List::isEmpty)) {
            return List.of();
        }
        Set<String> names = new HashSet<>();
        listed.forEach(model -> model.ids().forEach(id -> names.add(ModelId.key(id))));
        return GatewayMerge.merge(withdrawn).stream()
                .filter(model -> model.ids().stream().map(ModelId::key).noneMatch(names::contains))
                .toList();
    }
}
