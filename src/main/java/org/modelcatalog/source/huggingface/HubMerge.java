package org.modelcatalog.source.huggingface;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        // The Hub's _id is the identity; without one, the id has to do.
        keepPreferred(byHubId, model, kept -> kept.hubId() != null ? kept.hubId() : "id:" + ModelId.key(kept.id()));
    }

    boolean contains(String id) {
        return byHubId.values().stream().anyMatch(model -> model.id().equalsIgnoreCase(id));
    }

    /** Unique by {@code _id} and by id (case-insensitively), by downloads descending, then id. */
    List<HubRecord> models() {
        return uniqueIds(byHubId.values()).stream().sorted(ORDER).toList();
    }

    /** What did not become a model, by reason; a record without an id is counted once for every walk that brings it. */
    Map<String, Integer> skipped() {
        return skipped;
    }

    private void skip(String reason, int times) {
        skipped.merge(reason, times, Integer::sum);
    }

    private static Collection<HubRecord> uniqueIds(Collection<HubRecord> models) {
        var byId = new HashMap<String, HubRecord>();
        models.forEach(model -> keepPreferred(byId, model, kept -> ModelId.key(kept.id())));
        return byId.values();
    }

    private static void keepPreferred(
            Map<String, HubRecord> models, HubRecord model, Function<HubRecord, String> identity) {
        models.merge(
                identity.apply(model), model, (kept, other) -> PREFERENCE.compare(kept, other) >= 0 ? kept : other);
    }

    private static long downloads(HubRecord model) {
        return model.downloads() == null ? 0 : model.downloads();
    }
}
