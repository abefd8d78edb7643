package org.modelcatalog.source.list;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.http.LinkApi;
import org.modelcatalog.source.json.Records;

/**
 * A gateway whose catalog is a list, whole or not at all. What is its own is where the list is and how a row is read.
 *
 * @param <A> its REST client
 */
public abstract class ListSource<A extends LinkApi> implements ModelSource {

    /** Counts models that a list promises and that no page brings; such a catalog is partial. */
    public static final String NOT_RECEIVED = "not_received";

    private final Gateway gateway;
    private final ListClient<A> client;
    private final GatewayConfig config;
    private final Clock clock;
    private final IdPatterns patterns;

    /** @param clients open what is configured for the listed gateway */
    protected ListSource(Gateway gateway, ListedGateway<A> listed, ListClients clients) {
        this.gateway = gateway;
        this.client = clients.of(listed);
        this.config = clients.config(listed);
        this.clock = clients.clock();
        this.patterns = new IdPatterns(
                config.include().orElse(List.of()), config.exclude().orElse(List.of()));
    }

    /**
     * The pages of the list that have something in them, in their order.
     *
     * @param client asks for them
     * @param config how many at most, and how many requests at once
     * @param start when the fetch began: no value is older
     */
    protected abstract Uni<List<Records<Model>>> pages(ListClient<A> client, GatewayConfig config, Instant start);

    @Override
    public final Gateway gateway() {
        return gateway;
    }

    @Override
    public final Optional<Duration> cacheTtl() {
        return config.cacheTtl();
    }

    @Override
    public final Optional<Quota> quota() {
        return client.quota();
    }

    @Override
    public String scope() {
        return config.endpoint() + " " + config.limit() + " " + patterns;
    }

    @Override
    public final boolean shows(String id) {
        return patterns.show(id);
    }

    @Override
    public final Uni<FetchedModels> fetch(FetchedModels earlier) {
        return Uni.createFrom().deferred(() -> {
            Instant start = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return client.inTime(pages(client, config, start)
                    .map(pages -> ListedModels.of(gateway, pages, patterns, config.limit(), start)));
        });
    }
}
