package org.modelcatalog.catalog.snapshot;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Snapshots made of others. Each is made once, on a worker, and again when one of its ingredients has changed. */
@Singleton
public class DerivedSnapshots {

    private final Map<String, Derived> latest = new ConcurrentHashMap<>();
    private final Executor workers = Infrastructure.getDefaultWorkerPool();

    /**
     * The snapshot of that name. One that replaces another gets the other's indexes, on a worker, after it is returned.
     *
     * @param ingredients name everything it is made of
     */
    public Uni<CatalogSnapshot> get(String name, List<String> ingredients, Supplier<CatalogSnapshot> making) {
        return latest.compute(
                        name,
                        (any, before) -> before != null && before.ingredients.equals(ingredients)
                                ? before
                                : new Derived(name, ingredients, making, before))
                .snapshot;
    }

    /** The names that have been asked for. */
    public Set<String> names() {
        return Set.copyOf(latest.keySet());
    }

    public void forget(String name) {
        latest.remove(name);
    }

    /** A derived snapshot, from when it is first asked for. A class, since no two are equal. */
    private final class Derived {

        private final List<String> ingredients;
        private final Uni<CatalogSnapshot> snapshot;
        /** The snapshot, or until it is made the one before; null = neither. */
        private volatile CatalogSnapshot newest;

        Derived(String name, List<String> ingredients, Supplier<CatalogSnapshot> making, Derived before) {
            this.ingredients = ingredients;
            this.newest = before == null ? null : before.newest;
            this.snapshot = Uni.createFrom()
                    .item(making)
                    .runSubscriptionOn(workers)
                    .invoke(this::made)
                    // a failure is not kept, but its successor is
                    .onFailure()
                    .invoke(() -> latest.remove(name, this))
                    .memoize()
                    .indefinitely();
        }

        private void made(CatalogSnapshot made) {
            CatalogSnapshot earlier = newest;
            newest = made;
            if (earlier != null) {
                workers.execute(() -> made.deriveLike(earlier));
            }
        }
    }
}
