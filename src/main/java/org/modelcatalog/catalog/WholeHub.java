package org.modelcatalog.catalog;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.catalog.mirror.MirroredModels;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.config.CatalogConfig;

/** The mirror of the whole Hub, for those who ask. Asks no upstream. */
@Singleton
class WholeHub {

    private final Instance<MirroredModels> mirror;
    private final Duration ttl;
    private final Clock clock;

    WholeHub(Instance<MirroredModels> mirror, CatalogConfig config, Clock clock) {
        this.mirror = mirror;
        this.ttl = config.hubMirror().news();
        this.clock = clock;
    }

    /**
     * What is mirrored now; a part of it while the first walk goes on.
     *
     * @return fails with {@link CatalogUnavailableException} if the store cannot be used
     */
    Uni<ServedSnapshot> snapshot() {
        return worker(() -> mirror.get().snapshot()).map(this::served);
    }

    /** One model. */
    Uni<ServedModel> model(String id) {
        return snapshot()
                .flatMap(served -> worker(() -> mirror.get().find(id))
                        .map(found -> new ServedModel(
                                found.orElseThrow(() -> UnknownModelException.unlisted(id, other -> false)),
                                served.snapshot().fetchedAt(),
                                true,
                                true,
                                ttl)));
    }

    /** Reads on a worker; what follows belongs to the request, and to its event loop. */
    private static <T> Uni<T> worker(Supplier<T> read) {
        Context request = Vertx.currentContext();
        Executor caller = request == null ? Runnable::run : work -> request.runOnContext(nothing -> work.run());
        return Uni.createFrom()
                .item(read)
                .onFailure(MirrorStoreException.class)
                .transform(failure -> CatalogUnavailableException.because(failure.getMessage()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(caller);
    }

    private ServedSnapshot served(CatalogSnapshot snapshot) {
        boolean stale = snapshot.fetchedAt().plus(ttl.multipliedBy(2)).isBefore(clock.instant());
        return new ServedSnapshot(snapshot, true, stale, ttl);
    }
}
