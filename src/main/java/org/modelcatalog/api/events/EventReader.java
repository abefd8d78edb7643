package org.modelcatalog.api.events;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.modelcatalog.catalog.changes.CatalogChange;
import org.modelcatalog.catalog.changes.CatalogChanges;
import org.modelcatalog.catalog.changes.SnapshotSummary;

/**
 * One client that reads events: writes the events of its gateways since its last one as server-sent events, each with an
 * id that names every snapshot the client then knows.
 */
final class EventReader implements CatalogChanges.Listener {

    private final EventFilter filter;
    private final EventJson json;
    private final MultiEmitter<? super CompletableFuture<byte[]>> emitter;

    /** Snapshot ids that the client knows, by gateway. */
    private final Map<String, String> known = new HashMap<>();

    private final List<CatalogChange> early = new ArrayList<>();
    private boolean begun;

    EventReader(EventFilter filter, EventJson json, MultiEmitter<? super CompletableFuture<byte[]>> emitter) {
        this.filter = filter;
        this.json = json;
        this.emitter = emitter;
    }

    /**
     * Sends missed events, and then every new one.
     *
     * @param lastEventId null = the client is new
     * @param retry milliseconds after which a disconnected client should come back
     */
    void begin(CatalogChanges changes, String lastEventId, int retry) {
        // at once, so that the client sees a response even without events
        emit("retry: " + retry + "\n\n");
        Map<String, String> said = lastEventId == null ? Map.of() : EventId.read(lastEventId);
        CatalogChanges.Beginning beginning = changes.listen(filter.gateways(), said, this);
        synchronized (early) {
            said.forEach((gateway, snapshot) -> {
                if (filter.gateways().contains(gateway)) {
                    known.put(gateway, snapshot);
                }
            });
            String name = lastEventId == null ? "current" : "reset";
            beginning.unknown().forEach(summary -> emit(name, summary, json.of(summary)));
            beginning.missed().forEach(this::emit);
            early.forEach(this::emit);
            early.clear();
            begun = true;
        }
    }

    @Override
    public void changed(CatalogChange change) {
        if (filter.gateways().contains(change.now().gateway())) {
            synchronized (early) {
                if (begun) {
                    emit(change);
                } else {
                    early.add(change);
                }
            }
        }
    }

    void keepAlive() {
        emit(": keep-alive\n\n");
    }

    void end() {
        emitter.complete();
    }

    private void emit(CatalogChange change) {
        filter.of(change)
                .ifPresentOrElse(
                        part -> emit("snapshot", change.now(), part == change ? json.of(change) : json.ofPart(part)),
                        // the id of the next event says that the reader knows this snapshot as well
                        () -> known.put(change.now().gateway(), change.now().snapshot()));
    }

    private void emit(String name, SnapshotSummary now, CompletableFuture<byte[]> data) {
        known.put(now.gateway(), now.snapshot());
        byte[] head = ascii("id: " + EventId.of(known) + "\nevent: " + name + "\ndata: ");
        emitter.emit(data.thenApply(rendered -> event(head, rendered)));
    }

    private void emit(String text) {
        emitter.emit(CompletableFuture.completedFuture(ascii(text)));
    }

    private static byte[] event(byte[] head, byte[] data) {
        var event = new ByteArrayOutputStream(head.length + data.length + 2);
        event.writeBytes(head);
        event.writeBytes(data);
        event.writeBytes(ascii("\n\n"));
        return event.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
