package org.modelcatalog.source.openrouter;

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
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.json.RecordReader;

/** The gateway {@code openrouter}. */
@Singleton
class OpenRouterSource implements ModelSource {

    static final String SLUG = "openrouter";

    private static final Gateway GATEWAY = new Gateway(SLUG, "OpenRouter", "OpenRouter catalog", List.of());
    private static final GatewayApi API = GatewayApi.open(SLUG, GATEWAY.label(), "OPENROUTER", "https://openrouter.ai");
    private static final String MODELS = "/api/v1/models";

    private final ListClient openRouter;
    private final GatewayConfig config;
    private final Clock clock;

    OpenRouterSource(Upstreams upstreams, CatalogConfig config, Clock clock) {
        this.openRouter = upstreams.lists(API);
        this.config = config.gateways().get(SLUG);
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
            var reader =
                    new RecordReader<Model>(GATEWAY.label(), config.limit(), json -> OpenRouterModel.row(json, start));
            return openRouter
                    .inTime(openRouter.get(MODELS, "", body -> reader.listIn("data", body.bytes(), body.length())))
                    .map(list -> ListedModels.of(GATEWAY, List.of(list), config.limit(), start));
        });
    }

    @Override
    public Optional<Quota> quota() {
        return openRouter.quota();
    }
}
