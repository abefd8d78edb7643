package org.modelcatalog.source.huggingface;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.model.ModelId;

/**
 * Every walk, side by side, merged.
 *
 * <p>Pages of one list cannot be fetched concurrently, since each holds the cursor of the next; different lists can.
 * One failed walk fails the fetch: a list with a hole in it is not the catalog.
 */
@Singleton
class HubFanOut {

    private final HubClient client;
    private final HuggingFaceConfig config;
    private final List<HubWalk> walks;
    private final List<String> pinned;

    HubFanOut(HubClient client, CatalogConfig config) {
        this.client = client;
        this.config = config.huggingface();
        this.pinned = this.config.pinned().orElse(List.of()).stream().distinct().toList();
        pinned.forEach(HubFanOut::requireValid);
        this.walks = this.config.tasks().stream()
                .distinct()
                .flatMap(task -> this.config.sorts().stream().distinct().map(sort -> walk(task, sort)))
                .toList();
    }

    /** Everything the walks and the pinned ids bring. */
    Uni<HubMerge> fetch() {
        return Multi.createBy()
                .merging()
                .withConcurrency(config.concurrency())
                .streams(walks.stream().map(HubWalk::pages).toList())
                .collect()
                .in(HubMerge::new, HubMerge::add)
                .flatMap(this::addPinned);
    }

    private Uni<HubMerge> addPinned(HubMerge merge) {
        List<String> missing = pinned.stream().filter(id -> !merge.contains(id)).toList();
        return Multi.createFrom()
                .iterable(missing)
                .onItem()
                .transformToUni(id -> client.model(id).invoke(found -> warnIfMissing(id, found)))
                .merge(config.concurrency())
                .collect()
                .in(() -> merge, (all, found) -> found.ifPresent(all::add));
    }

    private HubWalk walk(String task, String sort) {
        return new HubWalk(client, task, sort, config.limit(), config.pageSize());
    }

    private static void requireValid(String pinned) {
        if (!ModelId.isValid(pinned)) {
            throw new IllegalArgumentException("CATALOG_HUGGINGFACE_PINNED must be ids: " + ModelId.ALLOWED);
        }
    }

    private static void warnIfMissing(String id, Optional<HubRecord> found) {
        if (found.isEmpty()) {
            Log.warnf("Pinned model %s does not exist on the Hub; see CATALOG_HUGGINGFACE_PINNED", id);
        }
    }
}
