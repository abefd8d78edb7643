package org.modelcatalog.catalog;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * Fetches every gateway's catalog behind the start, and again until it is there: an instance that gets no traffic
 * before it is ready must become ready by itself.
 */
@Singleton
class CatalogWarmUp {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final Gateways gateways;
    private final Catalog catalog;
    private final CatalogConfig config;
    private List<Cancellable> running = List.of();

    CatalogWarmUp(Gateways gateways, Catalog catalog, CatalogConfig config) {
        this.gateways = gateways;
        this.catalog = catalog;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.warmUp()) {
            running = gateways.all().stream().map(this::warm).toList();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        running.forEach(Cancellable::cancel);
    }

    private Cancellable warm(ModelSource source) {
        Uni<ServedSnapshot> loaded = catalog.snapshot(source.gateway());
        return loaded.onFailure(CatalogWarmUp::mayPass)
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                .indefinitely()
                .subscribe()
                // what went wrong has been logged where it went wrong
                .with(served -> {}, failure -> {});
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure.getCause() instanceof UpstreamException upstream && upstream.reason() == Reason.OFFLINE);
    }
}
