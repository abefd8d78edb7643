package org.modelcatalog.source.facts;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.FactsBase;

/**
 * The bases of facts that are configured, as far as they have been read. Each is read once a day, when the fetch of a gateway
 * finds it due; the fetch does not wait for it. A base that cannot be read is as if it were not there.
 */
@Singleton
public class FactsBases {

    private static final String NONE = "none";
    private static final Duration RETRY = Duration.ofMinutes(30);
    private static final double JITTER = 0.1;

    private final BaseClients clients;
    private final CatalogConfig config;
    private final List<FactsBase> bases;
    private final Map<FactsBase, BaseState> states = new ConcurrentHashMap<>();
    private final Map<FactsBase, CompletableFuture<Void>> first = new ConcurrentHashMap<>();

    FactsBases(BaseClients clients, CatalogConfig config) {
        this.clients = clients;
        this.config = config;
        this.bases = chosen(config.facts());
        for (FactsBase base : bases) {
            states.put(base, BaseState.initial(base));
            first.put(base, new CompletableFuture<>());
        }
    }

    private static List<FactsBase> chosen(List<String> labels) {
        if (labels.contains(NONE) && labels.size() > 1) {
            throw new IllegalArgumentException("CATALOG_FACTS must be none, or name bases");
        }
        return labels.stream()
                .flatMap(label -> FactsBase.of(label).stream())
                .distinct()
                .toList();
    }

    /** Whether there is any base to ask. */
    public boolean none() {
        return bases.isEmpty() || config.huggingface().offline().orElse(false);
    }

    /** The names of the bases, for the scope of what is fetched. */
    public String scope() {
        return bases.isEmpty() ? "" : bases.toString();
    }

    /** Starts to read every base that is due, in the background; returns at once. */
    public void refreshIfDue() {
        if (!none()) {
            bases.forEach(this::refreshIfDue);
        }
    }

    /** When every base has been read once, or has failed once. Never fails; a cancellation ends nothing. */
    public Uni<Void> loaded() {
        return none()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .completionStage(
                                () -> CompletableFuture.allOf(first.values().toArray(CompletableFuture[]::new)));
    }

    /** What has been read, the base first that is to be preferred. */
    public List<BaseTable> tables() {
        return bases.stream()
                .map(base -> states.get(base).table())
                .filter(Objects::nonNull)
                .toList();
    }

    /** How it stands with each base. */
    public List<BaseState> states() {
        return bases.stream().map(states::get).toList();
    }

    private void refreshIfDue(FactsBase base) {
        Instant now = clients.clock().instant();
        BaseState before = states.get(base);
        // only one of several gateways whose fetches begin together
        if (!now.isBefore(before.nextAt()) && states.replace(base, before, before.asked(now.plus(RETRY)))) {
            clients.read(base).subscribe().with(table -> read(base, table), failure -> failed(base, failure));
        }
    }

    private void read(FactsBase base, BaseTable table) {
        double share = 1 - JITTER * ThreadLocalRandom.current().nextDouble();
        Duration wait = Duration.ofMillis((long) (config.bases().ttl().toMillis() * share));
        states.computeIfPresent(
                base,
                (any, state) -> state.read(table, clients.clock().instant().plus(wait)));
        Log.infof("Read %d models of %s", table.size(), base.label());
        first.get(base).complete(null);
    }

    private void failed(FactsBase base, Throwable failure) {
        Log.warnf("%s was not read; what it states stays unknown: %s", base.label(), failure.getMessage());
        states.computeIfPresent(
                base,
                (any, state) -> state.failed(
                        failure.getMessage(), clients.clock().instant().plus(RETRY)));
        first.get(base).complete(null);
    }
}
