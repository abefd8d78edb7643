package org.modelcatalog.source.featherless;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ListedModels;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.http.GatewayApi;
import org.modelcatalog.source.http.ListClient;
import org.modelcatalog.source.http.Secrets;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.json.RecordReader;

/** The gateway {@code featherless}. */
@Singleton
class FeatherlessSource implements ModelSource {

    static final String SLUG = "featherless";

    private static final Gateway GATEWAY = new Gateway(SLUG, "Featherless", "Featherless catalog", List.of());
    private static final GatewayApi API =
            GatewayApi.open(SLUG, GATEWAY.label(), "FEATHERLESS", "https://api.featherless.ai");

    private final ListClient featherless;
    private final GatewayConfig config;
    private final boolean ownPlan;
    private final Clock clock;

    FeatherlessSource(Upstreams upstreams, CatalogConfig config, Clock clock) {
        this.featherless = upstreams.lists(API);
        this.config = config.gateways().get(SLUG);
        this.ownPlan = Secrets.sendable(API.keySetting(), this.config.apiKey()).isPresent();
        this.clock = clock;
    }

    @Override
    public Gateway gateway() {
        return GATEWAY;
    }

    @Override
    public Optional<Duration> cacheTtl() {
        return config.cacheTtl();
    }

    @Override
    public Uni<FetchedModels> fetch(FetchedModels earlier) {
        return Uni.createFrom().deferred(() -> {
            Instant start = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var reader = new RecordReader<Model>(
                    GATEWAY.label(), FeatherlessPages.PAGE_SIZE, json -> FeatherlessModel.row(json, ownPlan, start));
            var pages = new FeatherlessPages(featherless, reader, config.limit(), config.concurrency());
            return featherless.inTime(pages.all()).map(all -> ListedModels.of(GATEWAY, all, config.limit(), start));
        });
    }

    @Override
    public Optional<Quota> quota() {
        return featherless.quota();
    }
}
