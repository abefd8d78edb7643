package org.modelcatalog.catalog.lifecycle;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.Quota;

/**
 * A source whose fetches know what the catalog listed before. It comes before fetches are shared, so that all instances
 * serve the same.
 */
public final class TrackedSource implements ModelSource {

    private final ModelSource source;
    private final Supplier<Optional<FetchedModels>> served;
    private final Duration kept;
    private final Clock clock;

    /**
     * @param served the fetch that is served now, however old
     * @param kept how long a model that has left its list is kept
     */
    public TrackedSource(ModelSource source, Supplier<Optional<FetchedModels>> served, Duration kept, Clock clock) {
        this.source = source;
        this.served = served;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public Uni<FetchedModels> fetch(FetchedModels earlier) {
        return Uni.createFrom().deferred(() -> {
            Instant began = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return source.fetch(earlier)
                    .map(fetched ->
                            ListingTracker.track(served.get().orElse(FetchedModels.NONE), fetched, began, kept));
        });
    }

    @Override
    public Uni<FetchedModels> completed(FetchedModels fetched) {
        return source.completed(fetched);
    }

    @Override
    public Gateway gateway() {
        return source.gateway();
    }

    @Override
    public Optional<Duration> cacheTtl() {
        return source.cacheTtl();
    }

    @Override
    public String scope() {
        return source.scope();
    }

    @Override
    public boolean usesHubIds() {
        return source.usesHubIds();
    }

    @Override
    public boolean shows(String id) {
        return source.shows(id);
    }

    @Override
    public boolean canLookUp() {
        return source.canLookUp();
    }

    @Override
    public Uni<Optional<Model>> find(String id) {
        return source.find(id);
    }

    @Override
    public Uni<List<Model>> search(String query) {
        return source.search(query);
    }

    @Override
    public Optional<Quota> quota() {
        return source.quota();
    }
}
