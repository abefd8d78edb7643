package org.modelcatalog.catalog.guard;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * Counts the models that two fetches do not share.
 *
 * @param before number of models in the earlier fetch
 * @param after number of models in the later fetch
 * @param lost how many of the earlier models are gone
 * @param added how many of the later models are new
 * @param examples ids of some lost models, in the order they were listed
 */
public record SnapshotDiff(int before, int after, int lost, int added, List<String> examples) {

    private static final int MAX_EXAMPLES = 10;

    public SnapshotDiff {
        examples = List.copyOf(examples);
    }

    /** Compares by id, whatever its case. */
    public static SnapshotDiff between(List<Model> before, List<Model> after) {
        Set<String> stillThere =
                after.stream().map(model -> ModelId.key(model.id())).collect(Collectors.toSet());
        List<String> lost = before.stream()
                .filter(model -> !stillThere.contains(ModelId.key(model.id())))
                .map(Model::id)
                .toList();
        int kept = before.size() - lost.size();
        return new SnapshotDiff(
                before.size(),
                after.size(),
                lost.size(),
                after.size() - kept,
                lost.stream().limit(MAX_EXAMPLES).toList());
    }
}
