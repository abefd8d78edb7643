package org.modelcatalog.catalog.refresh;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;

/** A source whose fetches the test ends, one by one. */
final class ScriptedSource implements ModelSource {

    static final Gateway GATEWAY = new Gateway("hug", "Hugging Face", "Hugging Face Model Hub", List.of());

    /** What each fetch was given as the earlier one. */
    final List<FetchedModels> fetches = new CopyOnWriteArrayList<>();

    /** What was to be completed. */
    final List<FetchedModels> completions = new CopyOnWriteArrayList<>();

    private volatile UnaryOperator<Uni<FetchedModels>> completing = fetched -> fetched;

    private volatile CompletableFuture<FetchedModels> upcoming = new CompletableFuture<>();

    private volatile Duration ttl;

    /** What it fetches is fresh for this long. */
    void freshFor(Duration time) {
        ttl = time;
    }

    @Override
    public Optional<Duration> cacheTtl() {
        return Optional.ofNullable(ttl);
    }

    /** How the fetches to come end. */
    void answers(FetchedModels fetched) {
        upcoming = CompletableFuture.completedFuture(fetched);
    }

    void fails(Throwable failure) {
        upcoming = CompletableFuture.failedFuture(failure);
    }

    /** Fetches to come do not end until the returned one is completed. */
    CompletableFuture<FetchedModels> hangs() {
        upcoming = new CompletableFuture<>();
        return upcoming;
    }

    /** How fetches are completed from now on. */
    void completes(UnaryOperator<Uni<FetchedModels>> how) {
        completing = how;
    }

    @Override
    public Uni<FetchedModels> completed(FetchedModels fetched) {
        completions.add(fetched);
        return completing.apply(Uni.createFrom().item(fetched));
    }

    @Override
    public Gateway gateway() {
        return GATEWAY;
    }

    @Override
    public Uni<FetchedModels> fetch(FetchedModels earlier) {
        fetches.add(earlier);
        return Uni.createFrom().completionStage(upcoming);
    }
}
