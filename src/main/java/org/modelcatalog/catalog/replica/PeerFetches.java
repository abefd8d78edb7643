package org.modelcatalog.catalog.replica;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.modelcatalog.catalog.snapshot.SnapshotId;
import org.modelcatalog.catalog.snapshot.StoredSnapshot;
import org.modelcatalog.catalog.store.SnapshotBytes;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.UpstreamException;

/** What other instances have fetched of one gateway that this one does not know yet, and what it tells them. */
final class PeerFetches {

    private final String slug;
    private final SharedCatalog shared;
    private final Duration ttl;
    private final Clock clock;

    private volatile String knownSnapshot = "";
    private volatile String knownFailure = "";

    /**
     * How another instance's fetch ended.
     *
     * @param fetched what it brought; null = it failed
     */
    record Heard(FetchOutcome outcome, FetchedModels fetched) {

        /** As if it had been fetched here. */
        Uni<FetchedModels> result() {
            return outcome.failure()
                    .map(failure -> Uni.createFrom().<FetchedModels>failure(failure))
                    .orElseGet(() -> Uni.createFrom().item(fetched));
        }
    }

    /** @param ttl how long a fetch is fresh */
    PeerFetches(String slug, SharedCatalog shared, Duration ttl, Clock clock) {
        this.slug = slug;
        this.shared = shared;
        this.ttl = ttl;
        this.clock = clock;
    }

    /**
     * The last fetch of another instance, if it is not {@link #know known} yet, and fresh, and no older than what is
     * served here.
     */
    Uni<Optional<Heard>> after(FetchedModels earlier) {
        return shared.latest()
                .flatMap(latest -> latest.isPresent()
                        ? heard(latest.get(), earlier)
                        // the word of a failure passes away sooner than what was good before it
                        : shared.good()
                                .flatMap(good -> good.isPresent()
                                        ? heard(FetchOutcome.fetched(good.get()), earlier)
                                        : Uni.createFrom().item(Optional.empty())));
    }

    /** From now on this is no news. */
    void know(FetchOutcome outcome) {
        if (outcome.reason() == null) {
            knownSnapshot = outcome.id();
        } else {
            knownFailure = outcome.id();
        }
    }

    /** The last catalog that an instance believed, however old. Never fails. */
    Uni<Optional<StoredSnapshot>> lastGood() {
        return shared.good()
                .flatMap(good ->
                        good.isPresent() ? load(good.get()) : Uni.createFrom().item(Optional.<StoredSnapshot>empty()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Whether another instance has believed the snapshot of this id since. */
    Uni<Boolean> believed(String heldBack) {
        return shared.good().map(good -> good.filter(heldBack::equals).isPresent());
    }

    /** Puts a fetch where the others find it. For a worker. */
    Uni<Void> publish(FetchedModels fetched) {
        var snapshot = StoredSnapshot.of(slug, fetched);
        return written(snapshot)
                .flatMap(bytes -> shared.store(snapshot.id(), bytes))
                .flatMap(stored -> shared.announce(FetchOutcome.fetched(snapshot.id())))
                .invoke(told -> knownSnapshot = snapshot.id())
                .replaceWithVoid();
    }

    Uni<Void> tell(UpstreamException failure) {
        FetchOutcome outcome = FetchOutcome.failed(failure);
        return shared.announce(outcome).invoke(told -> know(outcome)).replaceWithVoid();
    }

    /** Makes a catalog that is served now the one that instances begin with. */
    Uni<Void> believe(StoredSnapshot served) {
        String id = served.id();
        knownSnapshot = id;
        return shared.keep(id)
                .flatMap(kept -> kept
                        ? Uni.createFrom().voidItem()
                        : written(served)
                                .flatMap(bytes -> shared.store(id, bytes))
                                .call(() -> shared.keep(id)))
                .flatMap(there -> shared.believe(id));
    }

    private Uni<Optional<Heard>> heard(FetchOutcome outcome, FetchedModels earlier) {
        if (outcome.id().equals(knownSnapshot) || outcome.id().equals(knownFailure)) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (outcome.reason() != null) {
            return Uni.createFrom().item(Optional.of(new Heard(outcome, null)));
        }
        return load(outcome.id())
                .map(found -> found.map(StoredSnapshot::fetched)
                        .filter(fetched -> isNews(fetched, earlier))
                        .map(fetched -> new Heard(outcome, fetched)))
                .invoke(heard -> {
                    if (heard.isEmpty()) {
                        know(outcome);
                    }
                });
    }

    private boolean isNews(FetchedModels fetched, FetchedModels earlier) {
        Instant at = fetched.fetchedAt();
        return !at.isBefore(earlier.fetchedAt()) && at.plus(ttl).isAfter(clock.instant());
    }

    private Uni<Optional<StoredSnapshot>> load(String id) {
        return shared.snapshot(id)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(bytes -> bytes.flatMap(there -> read(id, there)));
    }

    private Optional<StoredSnapshot> read(String id, byte[] bytes) {
        try {
            FetchedModels fetched = SnapshotBytes.read(slug, bytes, clock.instant());
            // made anew: the name in the bytes is of whoever wrote them
            if (SnapshotId.of(slug, fetched).equals(id)) {
                return Optional.of(new StoredSnapshot(slug, id, fetched));
            }
            Log.warnf("What Redis has of gateway %s is not served: it is another catalog than its name says", slug);
        } catch (IOException e) {
            Log.warnf("What Redis has of gateway %s is not served: it %s", slug, e.getMessage());
        }
        return Optional.empty();
    }

    private Uni<byte[]> written(StoredSnapshot snapshot) {
        return Uni.createFrom()
                .item(snapshot)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(served -> {
                    try {
                        return SnapshotBytes.write(served, clock.instant());
                    } catch (IOException e) {
                        throw new IllegalStateException("it " + e.getMessage(), e);
                    }
                });
    }
}
