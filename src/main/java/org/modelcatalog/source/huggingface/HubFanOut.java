package org.modelcatalog.source.huggingface;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

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

    /** What every part has brought when all have ended, or by the deadline. Always ends, and never fails. */
    Uni<List<HubPart.Brought>> fetch() {
        return Uni.createFrom().deferred(() -> {
            List<HubPart> walked =
                    walks.stream().map(walk -> new HubPart(walk.name(), true)).toList();
            var pins = new HubPart(PINNED, false);
            Stream<HubPart> all = pinned.isEmpty() ? walked.stream() : Stream.concat(walked.stream(), Stream.of(pins));
            return Multi.createFrom()
                    .range(0, walks.size())
                    .onItem()
                    .transformToUni(i -> walk(walks.get(i), walked.get(i)))
                    .merge(config.concurrency())
                    .onItem()
                    .ignoreAsUni()
                    .chain(() -> pin(pins, walked))
                    .ifNoItem()
                    .after(config.deadline())
                    .recoverWithItem(() -> null)
                    .map(over -> all.map(part -> part.take(late())).toList());
        });
    }

    private static Uni<Void> walk(HubWalk walk, HubPart part) {
        return ending(walk.pages().invoke(part::add).onItem().ignoreAsUni(), part)
                .invoke(part::ended);
    }

    /** Asks for what no walk has brought. */
    private Uni<Void> pin(HubPart pins, List<HubPart> walked) {
        return Multi.createFrom()
                .iterable(pinned)
                .onItem()
                .transformToUni(id -> walked.stream()
                        .flatMap(part -> part.find(id).stream())
                        .findFirst()
                        .map(record -> Uni.createFrom().item(Optional.of(record)))
                        .orElseGet(() -> client.pinned(id).invoke(found -> warnIfMissing(id, found)))
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
