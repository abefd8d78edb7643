package org.modelcatalog.ops;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.refresh.GatewayState;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;

/** Ready while the default gateway has a snapshot to serve, however stale. Asks no upstream. */
@Readiness
@Singleton
class CatalogReadiness implements HealthCheck {

    private final Gateways gateways;
    private final Catalog catalog;
    private final Clock clock;

    CatalogReadiness(Gateways gateways, Catalog catalog, Clock clock) {
        this.gateways = gateways;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("catalog loaded");
        for (ModelSource source : gateways.sources()) {
            GatewayState state = catalog.state(source.gateway());
            String slug = source.gateway().slug();
            state.last()
                    .ifPresent(snapshot -> response.withData(
                                    slug + " models", snapshot.models().size())
                            .withData(slug + " fetched at", snapshot.fetchedAt().toString()));
            if (state.lastFailure() != null && !state.notConfigured()) {
                response.withData(slug + " last error", state.lastFailure().message());
            }
        }
        boolean ready =
                catalog.state(Gateway.HUGGING_FACE).servable(clock.instant()).isPresent();
        return response.status(ready).build();
    }
}
