package org.modelcatalog.source.huggingface;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.modelcatalog.model.ModelId;

/**
 * Pages of many walks, merged into one list without duplicates.
 *
 * <p>The result depends on what was added, not on the order in which walks happened to bring it.
 */
final class HubMerge {

    /** Of two records of one model the greater one is kept: with an owner in its id, then downloads, then id. */
    private static final Comparator<HubRecord> PREFERENCE = Comparator.comparing(
                    (HubRecord model) -> ModelId.owner(model.id()) != null)
            .thenComparing(HubMerge::downloads)
            .thenComparing(HubRecord::id, Comparator.reverseOrder())
            .thenComparing(model -> Optional.ofNullable(model.hubId()).orElse(""), Comparator.reverseOrder())
            .thenComparing(HubRecord::toString);

    private static final Comparator<HubRecord> ORDER =
            Comparator.comparing(HubMerge::downloads).reversed().thenComparing(HubRecord::id);

    private final Map<String, HubRecord> byHubId = new HashMap<>();
    private final Map<String, String> identities = new HashMap<>();
    private final Set<String> privateIds = new HashSet<>();
    private final Map<String, Integer> skipped = new HashMap<>();

    void add(HubPage page) {
        page.records().forEach(this::add);
        page.skipped().forEach(this::skip);
    }

    void add(HubRecord model) {
        if (Boolean.TRUE.equals(model.isPrivate())) {
            if (privateIds.add(ModelId.key(model.id()))) {
                skip("private", 1);
            }
            return;
        }
        keepPreferred(byHubId, identity(model), model);
        identities.merge(ModelId.key(model.id()), identity(model), BinaryOperator.minBy(Comparator.naturalOrder()));
    }

    /** Unique by {@code _id} and by id (case-insensitively), by downloads descending, then id. */
    List<HubRecord> models() {
        return uniqueIds().values().stream().sorted(ORDER).toList();
    }

    /** Under which id a record that was added is among the models; null when it is not. */
    Function<HubRecord, String> listedIds() {
        Map<String, HubRecord> byId = uniqueIds();
        return added -> {
            HubRecord kept = byHubId.get(identity(added));
            return kept == null ? null : byId.get(ModelId.key(kept.id())).id();
        };
    }

    /** Every id that a record had, lower case, and under which id that model is listed. */
    Map<String, String> listedByAnyId() {
        Map<String, HubRecord> byId = uniqueIds();
        var listed = new HashMap<String, String>();
        identities.forEach((id, identity) ->
                listed.put(id, byId.get(ModelId.key(byHubId.get(identity).id())).id()));
        byId.forEach((id, model) -> listed.put(id, model.id()));
        return listed;
    }

    /** Whether the Hub said of this id that it is private now. */
    boolean isPrivate(String id) {
        return privateIds.contains(ModelId.key(id));
    }

    /** What did not become a model, by reason; a record without an id is counted once for every walk that brings it. */
    Map<String, Integer> skipped() {
        return skipped;
    }

    private void skip(String reason, int times) {
        skipped.merge(reason, times, Integer::sum);
    }

    private Map<String, HubRecord> uniqueIds() {
        var byId = new HashMap<String, HubRecord>();
        byHubId.values().forEach(model -> keepPreferred(byId, ModelId.key(model.id()), model));
        return byId;
    }

    /** The Hub's {@code _id} is the identity; without one, the id has to do. */
    private static String identity(HubRecord model) {
        return model.hubId() != null ? model.hubId() : "id:" + ModelId.key(model.id());
    }

    private static void keepPreferred(Map<String, HubRecord> models, String key, HubRecord model) {
        models.merge(key, model, (kept, other) -> PREFERENCE.compare(kept, other) >= 0 ? kept : other);
    }

    private static long downloads(HubRecord model) {
        return model.downloads() == null ? 0 : model.downloads();
    }
}
