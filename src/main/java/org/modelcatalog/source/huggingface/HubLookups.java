package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.model.ModelId;

/**
 * Looks up on the Hub what the router lists and no walk brought, so that these rows have downloads, likes and licence, too.
 * A lookup that fails is counted and leaves its row as it is.
 */
@Singleton
class HubLookups {

    static final String PART = "lookups";

    /** The most a fetch asks for. */
    static final int MOST = 100;

    private static final int MOST_REMEMBERED = 2_000;

    private final HubClient client;
    private final Clock clock;
    private final int concurrency;
    private final Duration memory;
    private final Map<String, Found> remembered = new ConcurrentHashMap<>();

    /** @param model empty = the Hub has none of that id */
    private record Found(Optional<HubRecord> model, Instant at) {}

    HubLookups(HubClient client, CatalogConfig config, Clock clock) {
        this.client = client;
        this.clock = clock;
        this.concurrency = config.huggingface().concurrency();
        this.memory = config.cacheTtl();
    }

    /** What the Hub says of such models, as far as it is known by then. Ends in that time, and never fails. */
    Uni<HubPart.Brought> fetch(List<HubPart.Brought> parts, RouterAnswer said, Duration patience) {
        Set<String> walked = parts.stream()
                .flatMap(part -> part.records().stream())
                .map(record -> ModelId.key(record.id()))
                .collect(Collectors.toSet());
        List<String> blind = said.models().stream()
                .map(RouterRecord::id)
                .filter(id -> !walked.contains(ModelId.key(id)))
                .distinct()
                .toList();
        Instant oldest = clock.instant().minus(memory);
        remembered.values().removeIf(found -> found.at().isBefore(oldest));
        List<String> unknown = blind.stream()
                .filter(id -> !remembered.containsKey(ModelId.key(id)))
                .limit(Math.min(MOST, Math.max(0, MOST_REMEMBERED - remembered.size())))
                .toList();
        var failed = new AtomicInteger();
        if (unknown.isEmpty() || patience.isNegative() || patience.isZero()) {
            return Uni.createFrom().item(() -> brought(blind, failed.get()));
        }
        return Multi.createFrom()
                .iterable(unknown)
                .onItem()
                .transformToUni(id -> lookUp(id, failed))
                .merge(concurrency)
                .onItem()
                .ignoreAsUni()
                .ifNoItem()
                .after(patience)
                .recoverWithItem(() -> null)
                .map(over -> brought(blind, failed.get()));
    }

    private Uni<Void> lookUp(String id, AtomicInteger failed) {
        return client.listed(id)
                .invoke(found -> remembered.put(ModelId.key(id), new Found(found, clock.instant())))
                .onFailure()
                .invoke(failed::incrementAndGet)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private HubPart.Brought brought(List<String> blind, int failed) {
        List<HubRecord> records = blind.stream()
                .map(id -> remembered.get(ModelId.key(id)))
                .filter(Objects::nonNull)
                .flatMap(found -> found.model().stream())
                .toList();
        Map<String, Integer> skipped = failed == 0 ? Map.of() : Map.of("lookup_failed", failed);
        return new HubPart.Brought(PART, HubPart.Kind.LOOKUPS, List.of(new HubPage(records, skipped)), null);
    }
}
