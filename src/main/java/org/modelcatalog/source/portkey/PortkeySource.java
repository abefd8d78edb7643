package org.modelcatalog.source.portkey;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.Quota;

/** The gateway {@code portkey}. */
@Singleton
class PortkeySource implements ModelSource {

    private static final Gateway GATEWAY =
            new Gateway(PortkeyClient.SLUG, PortkeyClient.LABEL, "Portkey catalog", List.of());

    private final PortkeyClient client;

    PortkeySource(PortkeyClient client) {
        this.client = client;
    }

    @Override
    public Gateway gateway() {
        return GATEWAY;
    }

    @Override
    public Optional<Duration> cacheTtl() {
        return client.cacheTtl();
    }

    @Override
    public Uni<FetchedModels> fetch(FetchedModels earlier) {
        return client.fetch(GATEWAY, id -> true);
    }

    @Override
    public Optional<Quota> quota() {
        return client.quota();
    }
}
