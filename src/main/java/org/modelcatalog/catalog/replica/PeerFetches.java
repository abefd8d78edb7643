package org.modelcatalog.catalog.replica;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.snapshot.SnapshotId;
import org.modelcatalog.catalog.store.SnapshotBytes;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.UpstreamException;

/** Exchanges the fetches of one gateway with other instances: finds those that are new here, and announces our own. */
final class PeerFetches {

    private final Gateway gateway;
    private final SharedCatalog shared;
    private final Duration ttl;
    private final Clock clock;

    private volatile String knownSnapshot = "";
    private volatile String knownFailure = "";
    private volatile String newest = "";

    /**
     * How another instance's fetch ended.
     *
     * @param fetched null = it failed
     */
    record Heard(FetchOutcome outcome, FetchedModels fetched) {

        /** The same end as a fetch of this instance would have. */
        Uni<FetchedModels> result() {
            return outcome.failure()
                    .map(failure -> Uni.createFrom().<FetchedModels>failure(failure))
                    .orElseGet(() -> Uni.createFrom().item(fetched));
        }
    }

    /** @param ttl how long a fetch is fresh */
    PeerFetches(Gateway gateway, SharedCatalog shared, Duration ttl, Clock clock) {
        this.gateway = gateway;
        this.shared = shared;
        this.ttl = ttl;
        this.clock = clock;
    }

    /**
     * The last fetch of another instance, unless this instance {@link #know knows} it, it is no longer fresh, it is older
     * than what is served here, or its instance has begun anew and knows less of earlier fetches: ours comes next, and
     * that instance follows.
     */
    Uni<Optional<Heard>> after(FetchedModels earlier) {
        return shared.latest()
                .flatMap(latest -> latest.isPresent()
                        ? heard(latest.get(), earlier)
                        // a failure expires sooner than the good fetch before it
                        : shared.good()
                                .flatMap(good -> good.isPresent()
                                        ? heard(FetchOutcome.fetched(good.get()), earlier)
                                        : Uni.createFrom().item(Optional.empty())));
    }

    /** Remembers that this instance has seen this outcome. */
    void know(FetchOutcome outcome) {
        if (outcome.reason() == null) {
            knownSnapshot = outcome.id();
        } else {
            knownFailure = outcome.id();
        }
    }

    /** The snapshot that instances served last, however old. Never fails. */
    Uni<Optional<CatalogSnapshot>> lastGood() {
        return shared.good()
                .flatMap(good ->
                        good.isPresent() ? load(good.get()) : Uni.createFrom().item(Optional.<FetchedModels>empty()))
                .map(found -> found.map(fetched -> CatalogSnapshot.of(gateway, fetched)))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Whether another instance serves the snapshot that this one holds in quarantine. */
    Uni<Boolean> servesElsewhere(String quarantined) {
        return shared.good().map(good -> good.filter(quarantined::equals).isPresent());
    }

    /** Stores a fetch where the other instances find it. Call on a worker. */
    Uni<Void> publish(FetchedModels fetched) {
        var snapshot = CatalogSnapshot.of(gateway, fetched);
        return written(snapshot)
                .flatMap(bytes -> shared.store(snapshot.id(), bytes))
                // Set before the announcement, because this instance receives it as well.
                .invoke(stored -> knownSnapshot = snapshot.id())
                .flatMap(stored -> shared.announce(FetchOutcome.fetched(snapshot.id())))
                .replaceWithVoid();
    }

    Uni<Void> announce(UpstreamException failure) {
        FetchOutcome outcome = FetchOutcome.failed(failure);
        return shared.announce(outcome).invoke(announced -> know(outcome)).replaceWithVoid();
    }

    /** Makes the snapshot that is served now the one that new instances begin with; a later call replaces an earlier one. */
    Uni<Void> serve(CatalogSnapshot served) {
        String id = served.id();
        knownSnapshot = id;
        newest = id;
        return shared.keep(id)
                .flatMap(kept -> kept
                        ? Uni.createFrom().voidItem()
                        : written(served)
                                .flatMap(bytes -> shared.store(id, bytes))
                                .call(() -> shared.keep(id)))
                .flatMap(there ->
                        id.equals(newest) ? shared.serve(id) : Uni.createFrom().voidItem());
    }

    private Uni<Optional<Heard>> heard(FetchOutcome outcome, FetchedModels earlier) {
        if (outcome.id().equals(knownSnapshot) || outcome.id().equals(knownFailure)) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (outcome.reason() != null) {
            return Uni.createFrom().item(Optional.of(new Heard(outcome, null)));
        }
        return load(outcome.id())
                .map(found ->
                        found.filter(fetched -> isNew(fetched, earlier)).map(fetched -> new Heard(outcome, fetched)))
                .invoke(heard -> {
                    if (heard.isEmpty()) {
                        know(outcome);
                    }
                });
    }

    private boolean isNew(FetchedModels fetched, FetchedModels earlier) {
        Instant at = fetched.fetchedAt();
        return !at.isBefore(earlier.fetchedAt())
                && at.plus(ttl).isAfter(clock.instant())
                && !earlier.past().longerThan(fetched.past());
    }

    private Uni<Optional<FetchedModels>> load(String id) {
        return shared.snapshot(id)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(bytes -> bytes.flatMap(there -> read(id, there)));
    }

    private Optional<FetchedModels> read(String id, byte[] bytes) {
        try {
            FetchedModels fetched = SnapshotBytes.read(gateway.slug(), bytes, clock.instant());
            // computed again: the id within the bytes is only what their writer claims
            if (SnapshotId.of(gateway.slug(), fetched).equals(id)) {
                return Optional.of(fetched);
            }
            refused("is another catalog than its name says");
        } catch (IOException e) {
            refused(e.getMessage());
        }
        return Optional.empty();
    }

    private void refused(String flaw) {
        Log.warnf("What Redis has of gateway %s is not served: it %s", gateway.slug(), flaw);
    }

    private Uni<byte[]> written(CatalogSnapshot snapshot) {
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
