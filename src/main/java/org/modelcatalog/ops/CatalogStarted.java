package org.modelcatalog.ops;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.config.CatalogConfig;

/**
 * Started once the first fetch of every gateway has ended, with or without success: an upstream that is down must not get
 * the instance killed.
 */
@Startup
@Singleton
class CatalogStarted implements HealthCheck {

    private final Gateways gateways;
    private final Catalog catalog;
    private final CatalogConfig config;

    CatalogStarted(Gateways gateways, Catalog catalog, CatalogConfig config) {
        this.gateways = gateways;
        this.catalog = catalog;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        boolean attempted = gateways.sources().stream()
                .allMatch(source -> catalog.state(source.gateway()).attempted());
        return HealthCheckResponse.named("first fetch ended")
                .status(attempted || !config.warmUp())
                .build();
    }
}
