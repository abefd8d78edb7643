package org.modelcatalog.source.huggingface;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.BaseNames;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.huggingface.files.HubConfigs;

/** The gateway {@code hug}: the Hugging Face Hub. */
@Singleton
class HuggingFaceSource implements ModelSource {

    private static final int SEARCH_LIMIT = 100;

    /** While nothing is served yet, what the Hub says does not wait longer for what the router says. */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(2);

    private final HubFanOut fanOut;
    private final RouterClient router;
    private final HubLookups lookups;
    private final HubConfigs configs;
    private final HubClient client;
    private final HuggingFaceConfig config;
    private final Clock clock;

    HuggingFaceSource(
            HubFanOut fanOut,
            RouterClient router,
            HubLookups lookups,
            HubConfigs configs,
            HubClient client,
            CatalogConfig config,
            Clock clock) {
        this.fanOut = fanOut;
        this.router = router;
        this.lookups = lookups;
        this.configs = configs;
        this.client = client;
        this.config = config.huggingface();
        this.clock = clock;
    }

    @Override
    public Gateway gateway() {
        return Gateway.HUGGING_FACE;
    }

    @Override
    public boolean enabled() {
        return config.source() == HuggingFaceConfig.Source.HUB;
    }

    @Override
    public String scope() {
        return List.of(
                        config.endpoint(),
                        config.inferenceProviders(),
                        config.routerEndpoint(),
                        config.tasks(),
                        config.sorts(),
                        config.limit(),
                        config.pinned(),
                        config.configs())
                .toString();
    }

    @Override
    public BaseNames baseNames() {
        return new BaseNames("huggingface", null);
    }

    @Override
    public Uni<FetchedModels> fetch(FetchedModels earlier) {
        var ingredients = new HubIngredients(earlier);
        Duration patience = earlier == FetchedModels.NONE ? FIRST_PATIENCE : config.deadline();
        return Uni.createFrom().deferred(() -> {
            Instant start = now();
            Log.info("Fetching models from Hugging Face Models API Hub");
            long began = System.nanoTime();
            CompletableFuture<RouterAnswer> said = router.models().subscribeAsCompletionStage();
            return named(fanOut.fetch()
                    .invoke(ingredients::add)
                    .flatMap(added -> RouterAnswer.within(patience, said))
                    .flatMap(answer -> lookups.fetch(ingredients.parts(), answer, shorter(patience, timeLeft(began)))
                            .emitOn(Infrastructure.getDefaultWorkerPool())
                            .map(found -> assembled(ingredients.take(), found, answer, start))));
        });
    }

    @Override
    public Uni<FetchedModels> completed(FetchedModels fetched) {
        return configs.completed(fetched);
    }

    @Override
    public boolean canLookUp() {
        return true;
    }

    @Override
    public Uni<Optional<Model>> find(String id) {
        return named(client.model(id))
                .map(found -> found.filter(record -> !Boolean.TRUE.equals(record.isPrivate()))
                        .map(record ->
                                HubNormalizer.normalize(List.of(record), now()).get(0)));
    }

    @Override
    public Uni<List<Model>> search(String query) {
        return named(client.search(query, SEARCH_LIMIT)
                .map(page -> {
                    var merge = new HubMerge();
                    merge.add(page);
                    return HubNormalizer.normalize(merge.models(), now());
                })
                .ifNoItem()
                .after(config.searchTimeout())
                .failWith(() -> new UpstreamException(Reason.TIMEOUT, "the Hub's search took too long")));
    }

    @Override
    public Optional<Quota> quota() {
        return client.quota();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Duration timeLeft(long began) {
        return config.deadline().minusNanos(System.nanoTime() - began);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private <T> Uni<T> named(Uni<T> question) {
        return question.onFailure(UpstreamException.class).transform(failure -> failure.from(client.host()));
    }

    private FetchedModels assembled(
            HubIngredients.Taken taken, HubPart.Brought found, RouterAnswer said, Instant start) {
        List<HubPart.Brought> parts =
                Stream.concat(taken.parts().stream(), Stream.of(found)).toList();
        parts.forEach(part -> logMissing(part.name(), part.failure(), client.host()));
        logMissing(RouterJoin.PART, said.failure(), "the router");
        FetchedModels fetched = HubAssembly.of(parts, said, taken.earlier(), start);
        int rows = fetched.models().size();
        Log.infof("Fetched %d total models from Hugging Face API", rows);
        if (!fetched.skipped().isEmpty()) {
            Log.warnf("Skipped records of the Hub, by reason: %s", fetched.skipped());
        }
        Log.infof("Normalized %d models", rows);
        return configs.known(fetched, taken.earlier());
    }

    private static void logMissing(String part, UpstreamException failure, String host) {
        if (failure != null) {
            Log.warnf(
                    "Fetching %s from %s failed (%s): %s",
                    part, failure.host().orElse(host), failure.reason().word(), failure.getMessage());
        }
    }
}
