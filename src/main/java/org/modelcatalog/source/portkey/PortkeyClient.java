package org.modelcatalog.source.portkey;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ListedModels;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.http.GatewayApi;
import org.modelcatalog.source.http.ListClient;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.json.RecordReader;
import org.modelcatalog.source.json.Records;

/** Portkey's list, which is the account's own and needs its key. */
@Singleton
class PortkeyClient {

    static final String SLUG = "portkey";
    static final String LABEL = "Portkey";

    private static final GatewayApi API =
            new GatewayApi(SLUG, LABEL, "PORTKEY", URI.create("https://api.portkey.ai"), "x-portkey-api-key", "", true);
    private static final String MODELS = "/v1/models";

    private final ListClient portkey;
    private final GatewayConfig config;
    private final Clock clock;

    PortkeyClient(Upstreams upstreams, CatalogConfig config, Clock clock) {
        this.portkey = upstreams.lists(API);
        this.config = config.gateways().get(SLUG);
        this.clock = clock;
    }

    Optional<Duration> cacheTtl() {
        return config.cacheTtl();
    }

    Optional<Quota> quota() {
        return portkey.quota();
    }

    /**
     * The list, or some of it, as the catalog of a gateway.
     *
     * @param wanted which of Portkey's ids
     */
    Uni<FetchedModels> fetch(Gateway gateway, Predicate<String> wanted) {
        return Uni.createFrom().deferred(() -> {
            Instant start = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var reader = new RecordReader<PortkeyModel>(LABEL, config.limit(), PortkeyModel::read);
            return portkey.inTime(portkey.get(MODELS, "", body -> reader.listIn("data", body.bytes(), body.length())))
                    .map(list -> new Records<>(
                            list.records().stream()
                                    .filter(model -> wanted.test(model.id()))
                                    .map(model -> model.row(gateway, start))
                                    .toList(),
                            list.skipped(),
                            list.envelope()))
                    .map(rows -> ListedModels.of(gateway, List.<Records<Model>>of(rows), config.limit(), start));
        });
    }
}
