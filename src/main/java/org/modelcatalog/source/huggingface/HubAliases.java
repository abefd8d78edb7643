package org.modelcatalog.source.huggingface;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * By which other ids the models of a fetch have been known. The Hub keeps its key of a repository when that is renamed,
 * so two ids with one key, in this fetch or in this one and the one before, are one model.
 */
final class HubAliases {

    /** Lower-case id to listed id: of what this fetch brought, and then of what is only remembered. */
    private final Map<String, String> listed;

    private final Map<String, TreeSet<String>> aliases = new HashMap<>();

    /**
     * @param listedByAnyId every id that this fetch brought, lower case, and under which id that model is listed
     * @param records the listed ones
     */
    HubAliases(Map<String, String> listedByAnyId, List<HubRecord> records, List<Model> earlier) {
        listed = listedByAnyId;
        listed.forEach(this::remember);
        Map<String, String> byHubId = records.stream()
                .filter(record -> record.hubId() != null)
                .collect(Collectors.toMap(HubRecord::hubId, HubRecord::id, (one, other) -> one));
        Map<String, String> now =
                records.stream().collect(Collectors.toMap(record -> ModelId.key(record.id()), HubRecord::id));
        for (Model before : earlier) {
            String id = Optional.ofNullable(before.hub())
                    .map(hub -> byHubId.get(hub.hubId()))
                    .orElseGet(() -> now.get(ModelId.key(before.id())));
            if (id != null) {
                remember(ModelId.key(before.id()), id);
                before.aliases().forEach(alias -> remember(ModelId.key(alias), id));
            }
        }
    }

    /** Other ids of a listed model, lower case, in alphabetical order. */
    List<String> of(String listedId) {
        return List.copyOf(aliases.getOrDefault(ModelId.key(listedId), new TreeSet<>()));
    }

    /** Under which id a model is listed, by any id that it has or had; empty when it is not in this fetch. */
    Optional<String> listedId(String anyId) {
        return Optional.ofNullable(listed.get(ModelId.key(anyId)));
    }

    /** An id that is somebody's now is nobody else's former one. */
    private void remember(String key, String id) {
        if (!ModelId.key(id).equals(key) && id.equals(listed.computeIfAbsent(key, unknown -> id))) {
            aliases.computeIfAbsent(ModelId.key(id), unknown -> new TreeSet<>()).add(key);
        }
    }
}
