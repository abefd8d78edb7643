package org.modelcatalog.catalog.replica;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.SourceWrapper;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * A source whose fetches are shared: the instance with the lease asks the upstream, the others wait for its result. An
 * instance that cannot use Redis, or has waited too long, asks the upstream itself.
 */
final class SharedSource extends SourceWrapper {

    /** Fetches by origin; tags {@code gateway}, {@code from} (upstream, replica). */
    static final String FETCHES = "catalog.replica.fetches";

    /** How often a waiting instance looks. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** No fetch takes longer, so the holder of the lease is stuck. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final SharedCatalog shared;
    private final PeerFetches peers;
    private final MeterRegistry meters;
    private final Clock clock;

    /** What this instance fetched itself and has not begun to complete; null = nothing. */
    private volatile FetchedModels own;

    SharedSource(ModelSource source, SharedCatalog shared, PeerFetches peers, MeterRegistry meters, Clock clock) {
        super(source);
        this.shared = shared;
        this.peers = peers;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Uni<FetchedModels> fetch(FetchedModels earlier) {
        return Uni.createFrom().deferred(() -> turn(earlier, clock.instant()));
    }

    @Override
    public Uni<FetchedModels> completed(FetchedModels fetched) {
        if (fetched != own) {
            return Uni.createFrom().item(fetched);
        }
        own = null;
        return source.completed(fetched)
                .call(complete -> complete == fetched ? Uni.createFrom().voidItem() : shareComplete(complete));
    }

    /** An instance that fetches by now shares something newer. */
    private Uni<Void> shareComplete(FetchedModels complete) {
        return shared.acquire()
                .onFailure(RedisException.class)
                .recoverWithItem(false)
                .flatMap(leads -> leads ? share(complete) : Uni.createFrom().voidItem());
    }

    /** @param since when the fetch became due */
    private Uni<FetchedModels> turn(FetchedModels earlier, Instant since) {
        return shared.acquire()
                .flatMap(leads -> peers.after(earlier)
                        .flatMap(heard -> heard.map(found -> take(found, leads))
                                .orElseGet(() -> leads ? lead(earlier) : later(earlier, since, LONGEST_WAIT))))
                .onFailure(RedisException.class)
                .recoverWithUni(unusable ->
                        earlier == FetchedModels.NONE ? lead(earlier) : later(earlier, since, shared.lease()));
    }

    private Uni<FetchedModels> take(PeerFetches.Heard heard, boolean leads) {
        peers.know(heard.outcome());
        own = null;
        counted("replica");
        return (leads ? released() : Uni.createFrom().voidItem()).flatMap(free -> heard.result());
    }

    private Uni<FetchedModels> later(FetchedModels earlier, Instant since, Duration longest) {
        if (Duration.between(since, clock.instant()).compareTo(longest) >= 0) {
            return lead(earlier);
        }
        return Uni.createFrom().voidItem().onItem().delayIt().by(LOOK).flatMap(waited -> turn(earlier, since));
    }

    /** Asks the upstream and announces the result. */
    private Uni<FetchedModels> lead(FetchedModels earlier) {
        return Uni.createFrom().deferred(() -> {
            counted("upstream");
            Cancellable renewals = renewing();
            return source.fetch(earlier)
                    .invoke(fetched -> own = fetched)
                    .call(this::share)
                    .onFailure(UpstreamException.class)
                    .call(this::announce)
                    .onTermination()
                    .invoke(renewals::cancel)
                    .onCancellation()
                    .call(this::released);
        });
    }

    private Cancellable renewing() {
        return Multi.createFrom()
                .ticks()
                .every(shared.lease().dividedBy(3))
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> shared.renew().onFailure().recoverWithItem(false))
                .subscribe()
                .with(renewed -> {});
    }

    private Uni<Void> share(FetchedModels fetched) {
        return Uni.createFrom()
                .item(fetched)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(peers::publish)
                .onFailure()
                .recoverWithUni(failure -> {
                    Log.warnf(
                            "The fetched %s models are not shared with other instances: %s",
                            gateway().label(), failure.getMessage());
                    return released();
                });
    }

    /** A failure that is due to this instance's configuration is not announced. */
    private Uni<Void> announce(UpstreamException failure) {
        if (failure.reason() == Reason.OFFLINE || failure.reason() == Reason.NOT_CONFIGURED) {
            return released();
        }
        return peers.announce(failure).onFailure().recoverWithNull();
    }

    private Uni<Void> released() {
        return shared.release().replaceWithVoid().onFailure().recoverWithNull();
    }

    private void counted(String from) {
        meters.counter(FETCHES, "gateway", gateway().slug(), "from", from).increment();
    }
}
