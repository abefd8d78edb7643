package org.modelcatalog.api.events;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.modelcatalog.api.answer.BodyCache;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.catalog.changes.CatalogChange;
import org.modelcatalog.catalog.changes.SnapshotSummary;

/** The JSON of events, rendered once for all readers and kept as long as its change or snapshot. */
@Singleton
class EventJson {

    private final BodyCache bodies;
    private final JsonWriter json;
    private final Map<Object, CompletableFuture<byte[]>> rendered = new WeakHashMap<>();

    EventJson(BodyCache bodies, JsonWriter json) {
        this.bodies = bodies;
        this.json = json;
    }

    CompletableFuture<byte[]> of(CatalogChange change) {
        return rendered(change, () -> CatalogChangeView.of(change));
    }

    /** The JSON of what one reader has chosen of a change; not kept. */
    CompletableFuture<byte[]> ofPart(CatalogChange part) {
        return bodies.rendered(() -> json.of(CatalogChangeView.of(part)));
    }

    CompletableFuture<byte[]> of(SnapshotSummary position) {
        return rendered(position, () -> SnapshotSummaryView.of(position));
    }

    private synchronized CompletableFuture<byte[]> rendered(Object source, Supplier<?> view) {
        return rendered.computeIfAbsent(source, any -> bodies.rendered(() -> json.of(view.get())));
    }
}
