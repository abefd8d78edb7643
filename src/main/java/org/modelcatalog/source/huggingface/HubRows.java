package org.modelcatalog.source.huggingface;

import static java.util.function.Function.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;

/** The rows of a catalog while it is put together, and those of the one before, of which some may have to be kept. */
final class HubRows {

    private final Map<String, Model> rows = new LinkedHashMap<>();
    private final Map<String, Model> earlier;
    private final Map<String, List<String>> earlierParts;
    private final HubMerge merge;
    private final HubAliases aliases;
    private boolean kept;

    HubRows(FetchedModels earlier, HubMerge merge, HubAliases aliases) {
        this.earlier = earlier.models().stream()
                .collect(Collectors.toMap(model -> ModelId.key(model.id()), identity(), (one, other) -> one));
        this.earlierParts = earlier.parts().stream()
                .collect(Collectors.toMap(FetchedPart::name, FetchedPart::ids, (one, other) -> one));
        this.merge = merge;
        this.aliases = aliases;
    }

    void put(Model row) {
        rows.put(ModelId.key(row.id()), row);
    }

    Optional<Model> find(String id) {
        return Optional.ofNullable(rows.get(ModelId.key(id)));
    }

    /** The row of the earlier fetch. */
    Optional<Model> earlier(String id) {
        return Optional.ofNullable(earlier.get(ModelId.key(id)));
    }

    /** How many models a part listed in the earlier fetch. */
    int earlierSize(String part) {
        return earlierIds(part).size();
    }

    /** Keeps what a part listed before and this fetch has not brought; under which ids all of that is listed now. */
    Set<String> keepPart(String part) {
        Set<String> ids = new LinkedHashSet<>();
        earlierIds(part).forEach(id -> keep(id).ifPresent(row -> ids.add(row.id())));
        return ids;
    }

    /** The row of a model of the earlier fetch: this one's, whatever its id is now, else that of then. */
    Optional<Model> keep(String id) {
        Optional<Model> row = find(aliases.listedId(id).orElse(id));
        if (row.isPresent() || merge.isPrivate(id)) {
            return row;
        }
        Optional<Model> before = earlier(id);
        before.ifPresent(found -> {
            put(found);
            kept = true;
        });
        return before;
    }

    void change(UnaryOperator<Model> change) {
        rows.replaceAll((key, row) -> change.apply(row));
    }

    /** Changes rows by what is kept of the earlier fetch. */
    void keepIn(UnaryOperator<Model> change) {
        rows.replaceAll((key, row) -> {
            Model changed = change.apply(row);
            kept |= changed != row;
            return changed;
        });
    }

    /** Whether anything is of the earlier fetch. */
    boolean anyKept() {
        return kept;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** By downloads descending, then id. */
    List<Model> inOrder() {
        var all = new ArrayList<>(rows.values());
        all.sort(Model.BY_DOWNLOADS);
        return all;
    }

    private List<String> earlierIds(String part) {
        return earlierParts.getOrDefault(part, List.of());
    }
}
