package org.modelcatalog.catalog.refresh;

import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.snapshot.StoredSnapshot;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * Keeps one gateway's catalog: fetches it, one fetch at a time whoever asks, and holds the state that {@link
 * RefreshJudge} says comes of it.
 */
public final class GatewayRefresh {

    /** A source ends by its own deadline. One that does not must not keep every later refresh from starting. */
    private static final Duration WATCHDOG = Duration.ofMinutes(10);

    /** A wait of nothing is refused. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private final ModelSource source;
    private final RefreshJudge judge;
    private final RefreshJournal journal;
    private final CatalogConfig config;
    private final Clock clock;
    private final Listener listener;
    private final AtomicReference<GatewayState> state = new AtomicReference<>(GatewayState.INITIAL);
    private final AtomicReference<CompletableFuture<RefreshResult>> underWay = new AtomicReference<>();
    private volatile Instant began;

    /** Who wants to know how a gateway's refreshes end. */
    public interface Listener {

        /** This is served from now on. */
        void published(CatalogSnapshot snapshot);

        /** A refresh has ended, well or badly; its state says when the next is due. */
        void ended(GatewayRefresh refresh);
    }

    public GatewayRefresh(
            ModelSource source,
            RefreshJudge judge,
            RefreshJournal journal,
            CatalogConfig config,
            Clock clock,
            Listener listener) {
        this.source = source;
        this.judge = judge;
        this.journal = journal;
        this.config = config;
        this.clock = clock;
        this.listener = listener;
    }

    public Gateway gateway() {
        return source.gateway();
    }

    public GatewayState state() {
        return state.get();
    }

    /** Whether what somebody was given is older than it should be; what a newer one has replaced meanwhile is. */
    public boolean isStale(CatalogSnapshot given) {
        GatewayState now = state();
        return now.snapshot() != given || now.stale(clock.instant());
    }

    /** How long a fetch is fresh. */
    public Duration ttl() {
        return source.cacheTtl().orElse(config.cacheTtl());
    }

    /** Begins with what an earlier run stored, or with nothing. */
    public void begin(Optional<StoredSnapshot> stored) {
        Optional<CatalogSnapshot> snapshot = stored.map(found -> CatalogSnapshot.restored(gateway(), found));
        state.set(snapshot.map(found -> GatewayState.INITIAL.restored(found, config.maxStale()))
                .orElse(GatewayState.INITIAL));
        snapshot.ifPresent(journal::restored);
    }

    /** Serves what other instances serve, until this one has heard or fetched what is new. */
    public void restore(StoredSnapshot good) {
        CatalogSnapshot snapshot = CatalogSnapshot.restored(gateway(), good);
        GatewayState before = state.getAndUpdate(
                now -> isOlder(now, snapshot) ? GatewayState.INITIAL.restored(snapshot, config.maxStale()) : now);
        if (isOlder(before, snapshot)) {
            journal.restored(snapshot);
        }
    }

    private static boolean isOlder(GatewayState state, CatalogSnapshot good) {
        return state.last()
                .map(served -> served.fetchedAt().isBefore(good.fetchedAt()))
                .orElse(!state.notConfigured());
    }

    /**
     * What is to be served now. Waits for a fetch only when nothing can be served at all, and not even then while an
     * upstream that has just failed is left alone.
     */
    public Uni<CatalogSnapshot> current() {
        GatewayState now = state();
        Optional<CatalogSnapshot> servable = now.servable(clock.instant());
        boolean mayFetch = underWay.get() != null || now.due(clock.instant());
        if (servable.isPresent()) {
            if (mayFetch) {
                refresh();
            }
            return Uni.createFrom().item(servable.get());
        }
        if (!mayFetch) {
            return Uni.createFrom().failure(unavailable(now));
        }
        return refresh()
                .map(refreshed ->
                        refreshed.state().servable(clock.instant()).orElseThrow(() -> unavailable(refreshed.state())));
    }

    /**
     * The same, for who can do without: waits for the very first fetch only, and no longer than this from its start. A
     * gateway that has failed before, or is slow, keeps nobody waiting.
     */
    public Uni<CatalogSnapshot> currentWithin(Duration patience) {
        GatewayState now = state();
        if (now.servable(clock.instant()).isPresent()) {
            return current();
        }
        if (now.attempted()) {
            if (now.due(clock.instant())) {
                refresh();
            }
            return Uni.createFrom().failure(unavailable(now));
        }
        return current()
                .ifNoItem()
                .after(left(patience))
                .failWith(() -> new CatalogUnavailableException("the first fetch is still under way", patience));
    }

    private Duration left(Duration patience) {
        Instant start = began;
        // it may be about to begin on another thread
        Duration waited = start == null ? Duration.ZERO : Duration.between(start, clock.instant());
        Duration left = patience.minus(waited);
        return left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
    }

    /** Fetches now, or joins the fetch that is under way. Starts without being subscribed to; fails for our own faults alone. */
    public Uni<RefreshResult> refresh() {
        var mine = new CompletableFuture<RefreshResult>();
        CompletableFuture<RefreshResult> running = underWay.compareAndExchange(null, mine);
        if (running == null) {
            start(mine, () -> source.fetch(earlier()));
        }
        // A copy: a subscriber that cancels must not cancel what others wait for.
        return Uni.createFrom().completionStage((running == null ? mine : running).copy());
    }

    /**
     * Takes what another instance has fetched, as if it had been fetched here.
     *
     * @return false when a refresh is under way, which finds it by itself
     */
    public boolean adopt(Uni<FetchedModels> fetched) {
        var mine = new CompletableFuture<RefreshResult>();
        boolean free = underWay.compareAndSet(null, mine);
        if (free) {
            start(mine, () -> fetched);
        }
        return free;
    }

    /** Takes what is held back; empty when nothing is. */
    public Optional<RefreshResult> accept() {
        if (state().quarantine() == null) {
            return Optional.empty();
        }
        RefreshResult accepted = become(before -> judge.accepted(before, ttl()));
        listener.ended(this);
        return Optional.of(accepted);
    }

    /** Lets what is served go on as stale, to be fetched anew at once. */
    public void invalidate() {
        state.updateAndGet(GatewayState::invalidated);
        refresh();
    }

    private void start(CompletableFuture<RefreshResult> refreshed, Supplier<Uni<FetchedModels>> fetch) {
        Timer.Sample sample = journal.begin();
        began = clock.instant();
        Uni.createFrom()
                .deferred(fetch::get)
                .ifNoItem()
                .after(WATCHDOG)
                .failWith(() -> new UpstreamException(Reason.TIMEOUT, "the fetch did not end"))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(fetched -> CatalogSnapshot.of(gateway(), fetched))
                .invoke(snapshot -> state().last().ifPresent(snapshot::deriveLike))
                .map(fetched -> become(before -> judge.fetched(before, fetched, ttl())))
                .invoke(outcome -> journal.ended(gateway(), ttl(), outcome, sample))
                .onFailure()
                .recoverWithItem(failure -> {
                    journal.failed(gateway(), failure, sample);
                    return become(before -> judge.failed(before, failure));
                })
                .invoke(() -> {
                    underWay.compareAndSet(refreshed, null);
                    listener.ended(this);
                })
                .subscribe()
                .with(refreshed::complete, failure -> {
                    // of our own code alone; whoever comes next may try again
                    underWay.compareAndSet(refreshed, null);
                    refreshed.completeExceptionally(failure);
                });
    }

    /** What rows may be kept of: not what would be too old to be served before the next refresh is in. */
    private FetchedModels earlier() {
        Duration untilNextIsIn = config.refresh().maxBackoff().multipliedBy(2);
        Duration half = config.maxStale().dividedBy(2);
        Instant nextIsIn = clock.instant().plus(untilNextIsIn.compareTo(half) < 0 ? untilNextIsIn : half);
        return state().servable(nextIsIn).map(CatalogSnapshot::fetched).orElse(FetchedModels.NONE);
    }

    /** Judged anew should the state have changed meanwhile. */
    private RefreshResult become(Function<GatewayState, RefreshResult> judgement) {
        GatewayState before;
        RefreshResult after;
        do {
            before = state.get();
            after = judgement.apply(before);
        } while (!state.compareAndSet(before, after.state()));
        if (after.state().last().isPresent() && after.state().snapshot() != before.snapshot()) {
            listener.published(after.state().snapshot());
        }
        return after;
    }

    private CatalogUnavailableException unavailable(GatewayState state) {
        if (state.notConfigured()) {
            return new CatalogUnavailableException(state.lastFailure().message());
        }
        return new CatalogUnavailableException(
                state.lastFailure() == null
                        ? "nothing was fetched yet"
                        : state.lastFailure().message(),
                state.nextRefresh() == null ? Duration.ZERO : Duration.between(clock.instant(), state.nextRefresh()));
    }
}
