package org.modelcatalog.api;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.modelcatalog.api.view.CatalogChangeView;
import org.modelcatalog.api.view.CatalogPositionView;
import org.modelcatalog.catalog.CatalogChange;
import org.modelcatalog.catalog.CatalogPosition;

/** The JSON of events: rendered once for all who read them, and kept as long as what it is of. */
@Singleton
class EventData {

    private final Bodies bodies;
    private final JsonBytes json;
    private final Map<Object, CompletableFuture<byte[]>> rendered = new WeakHashMap<>();

    EventData(Bodies bodies, JsonBytes json) {
        this.bodies = bodies;
        this.json = json;
    }

    CompletableFuture<byte[]> of(CatalogChange change) {
        return rendered(change, () -> CatalogChangeView.of(change));
    }

    CompletableFuture<byte[]> of(CatalogPosition position) {
        return rendered(position, () -> CatalogPositionView.of(position));
    }

    private synchronized CompletableFuture<byte[]> rendered(Object source, Supplier<?> view) {
        return rendered.computeIfAbsent(source, any -> bodies.rendered(() -> json.of(view.get())));
    }
}
