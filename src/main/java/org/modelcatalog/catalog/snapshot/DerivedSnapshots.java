package org.modelcatalog.catalog.snapshot;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Snapshots made of others. Each is made once, on a worker, whoever asks, and anew when what it is made of is not the
 * same any longer.
 */
@Singleton
public class DerivedSnapshots {

    private final Map<String, Derived> latest = new ConcurrentHashMap<>();

    private record Derived(List<String> ingredients, Uni<CatalogSnapshot> snapshot) {}

    /**
     * The snapshot of that name.
     *
     * @param ingredients name all that it is made of
     */
    public Uni<CatalogSnapshot> get(String name, List<String> ingredients, Supplier<CatalogSnapshot> making) {
        return latest.compute(
                        name,
                        (any, before) -> before != null && before.ingredients().equals(ingredients)
                                ? before
                                : new Derived(ingredients, making(name, making)))
                .snapshot();
    }

    /** What was made is of snapshots that are served no longer. */
    public void forget() {
        latest.clear();
    }

    /** A fault is not remembered. */
    private Uni<CatalogSnapshot> making(String name, Supplier<CatalogSnapshot> making) {
        return Uni.createFrom()
                .item(making)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(() -> latest.remove(name))
                .memoize()
                .indefinitely();
    }
}
