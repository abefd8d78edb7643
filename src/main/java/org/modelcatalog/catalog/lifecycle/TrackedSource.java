package org.modelcatalog.catalog.lifecycle;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.SourceWrapper;

/**
 * A source whose fetches know what the catalog listed before. It comes before fetches are shared, so that all instances
 * serve the same.
 */
public final class TrackedSource extends SourceWrapper {

    private final Supplier<Optional<FetchedModels>> served;
    private final Duration kept;
    private final Clock clock;

    /**
     * @param served the fetch that is served now, however old
     * @param kept how long a model that has left its list is kept
     */
    public TrackedSource(ModelSource source, Supplier<Optional<FetchedModels>> served, Duration kept, Clock clock) {
        super(source);
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
}
