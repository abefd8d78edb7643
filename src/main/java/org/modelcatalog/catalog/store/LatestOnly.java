package org.modelcatalog.catalog.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/**
 * Runs an action on a worker, once at a time per key. Of the values that come meanwhile, only the newest is used next.
 *
 * @param <V> type of the values
 */
final class LatestOnly<V> {

    private final Executor workers;
    private final BiConsumer<String, V> action;
    private final Map<String, V> waiting = new HashMap<>();
    private final Set<String> busy = new HashSet<>();

    LatestOnly(Executor workers, BiConsumer<String, V> action) {
        this.workers = workers;
        this.action = action;
    }

    /** Returns at once. */
    void put(String key, V value) {
        synchronized (this) {
            waiting.put(key, value);
            if (!busy.add(key)) {
                return;
            }
        }
        try {
            workers.execute(() -> work(key));
        } catch (RejectedExecutionException e) {
            giveUp(key);
            throw e;
        }
    }

    private void work(String key) {
        try {
            for (V value = next(key); value != null; value = next(key)) {
                action.accept(key, value);
            }
        } catch (RuntimeException | Error e) {
            giveUp(key);
            throw e;
        }
    }

    private synchronized V next(String key) {
        V value = waiting.remove(key);
        if (value == null) {
            busy.remove(key);
        }
        return value;
    }

    private synchronized void giveUp(String key) {
        waiting.remove(key);
        busy.remove(key);
    }
}
