package org.modelcatalog.source.huggingface;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.huggingface.HubPart.Kind;

/**
 * Every walk, side by side, and what is pinned.
 *
 * <p>Pages of one list cannot be fetched concurrently, since each holds the cursor of the next; different lists can. A
 * walk that fails costs itself only, and at the deadline what is in is taken.
 */
@Singleton
class HubFanOut {

    static final String PINNED = "pinned models";

    private final HubClient client;
    private final HuggingFaceConfig config;
    private final List<HubWalk> walks;
    private final List<HubWalk> served;
    private final List<String> pinned;

    HubFanOut(HubClient client, CatalogConfig config) {
        this.client = client;
        this.config = config.huggingface();
        this.pinned = this.config.pinned().orElse(List.of()).stream().distinct().toList();
        pinned.forEach(HubFanOut::requireValid);
        int limit = this.config.limit();
        int pageSize = this.config.pageSize();
        List<String> tasks = this.config.tasks().stream().distinct().toList();
        List<String> sorts = this.config.sorts().stream().distinct().toList();
        this.walks = tasks.stream()
                .flatMap(task -> sorts.stream().map(sort -> HubWalk.of(client, task, sort, limit, pageSize)))
                .toList();
        this.served = this.config.inferenceProviders()
                ? tasks.stream()
                        .map(task -> HubWalk.served(client, task, limit, pageSize))
                        .toList()
                : List.of();
    }

    /** What every part has brought when all have ended, or by the deadline. Always ends, and never fails. */
    Uni<List<HubPart.Brought>> fetch() {
        return Uni.createFrom().deferred(() -> {
            Map<HubPart, HubWalk> walked = new LinkedHashMap<>();
            walks.forEach(walk -> walked.put(new HubPart(walk.name(), Kind.WALK), walk));
            served.forEach(walk -> walked.put(new HubPart(walk.name(), Kind.SERVED), walk));
            var pins = new HubPart(PINNED, Kind.PINS);
            var records = new EqualRecords();
            Stream<HubPart> all = pinned.isEmpty()
                    ? walked.keySet().stream()
                    : Stream.concat(walked.keySet().stream(), Stream.of(pins));
            return Multi.createFrom()
                    .iterable(walked.entrySet())
                    .onItem()
                    .transformToUni(walk -> walk(walk.getValue(), records, walk.getKey()))
                    .merge(config.concurrency())
                    .onItem()
                    .ignoreAsUni()
                    .chain(() -> pin(pins, walked.keySet()))
                    .ifNoItem()
                    .after(config.deadline())
                    .recoverWithItem(() -> null)
                    .map(over -> all.map(part -> part.take(late())).toList())
                    .eventually(records::clear);
        });
    }

    private static Uni<Void> walk(HubWalk walk, EqualRecords records, HubPart part) {
        return ending(walk.pages().map(records::once).invoke(part::add).onItem().ignoreAsUni(), part)
                .invoke(part::ended);
    }

    /** Asks for what no walk has brought. */
    private Uni<Void> pin(HubPart pins, Set<HubPart> walked) {
        return Multi.createFrom()
                .iterable(pinned)
                .onItem()
                .transformToUni(id -> walked.stream()
                        .flatMap(part -> part.find(id).stream())
                        .findFirst()
                        .map(record -> Uni.createFrom().item(Optional.of(record)))
                        .orElseGet(() -> client.listed(id).invoke(found -> warnIfMissing(id, found)))
                        .invoke(found -> found.ifPresent(record -> pins.add(new HubPage(List.of(record), Map.of()))))
                        .plug(pin -> ending(pin.replaceWithVoid(), pins)))
                .merge(config.concurrency())
                .onItem()
                .ignoreAsUni()
                .invoke(pins::ended);
    }

    /** Ends well in any case: the part knows what went wrong. */
    private static Uni<Void> ending(Uni<Void> work, HubPart part) {
        return work.onFailure()
                .invoke(failure -> part.failed(upstream(failure)))
                .onFailure()
                .recoverWithNull();
    }

    private static UpstreamException upstream(Throwable failure) {
        if (failure instanceof UpstreamException known) {
            return known;
        }
        Log.error("The Hub's models cannot be read", failure);
        return new UpstreamException(Reason.MALFORMED, "the Hub sent what cannot be read");
    }

    private UpstreamException late() {
        return new UpstreamException(
                Reason.TIMEOUT,
                "the Hub's models were not all in within " + config.deadline().toMillis() + " ms");
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
