package org.modelcatalog.catalog.replica;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.ConfigFile;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.support.Models;

/** The one upstream of several instances. Counts how often it is asked; every answer is another. */
final class MadeUpUpstream {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    private volatile UpstreamException failure;

    int asked() {
        return asked.get();
    }

    /** From now on nothing is answered, until the returned one is completed. */
    CompletableFuture<Void> hold() {
        gate = new CompletableFuture<>();
        return gate;
    }

    void fail(UpstreamException with) {
        failure = with;
    }

    Uni<FetchedModels> fetch() {
        int number = asked.incrementAndGet();
        return Uni.createFrom().completionStage(gate.copy()).map(open -> {
            if (failure != null) {
                throw failure;
            }
            return fetched("made/up-" + number);
        });
    }

    /** The same with a file for each model, for which the upstream is asked once. */
    Uni<FetchedModels> completed(FetchedModels fetched) {
        asked.incrementAndGet();
        var file = new ConfigFile("0".repeat(40), ConfigFile.Outcome.FOUND, 8192L);
        return Uni.createFrom()
                .item(fetched.with(
                        fetched.models(),
                        fetched.models().stream().collect(Collectors.toMap(Model::id, model -> file))));
    }

    static FetchedModels fetched(String... ids) {
        return fetched(Instant.now().truncatedTo(ChronoUnit.MILLIS), ids);
    }

    static FetchedModels fetched(Instant at, String... ids) {
        return new FetchedModels(Models.of(ids), Map.of(), at, List.of(new FetchedPart("all", List.of(ids), null)));
    }
}
