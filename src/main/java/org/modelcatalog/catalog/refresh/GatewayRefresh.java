package org.modelcatalog.catalog.refresh;

import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/** Refreshes one gateway: runs one fetch at a time and holds the state that {@link RefreshJudge} makes of it. */
public final class GatewayRefresh {

    /** Every source has its own deadline. This one keeps a source without it from blocking all later refreshes. */
    private static final Duration WATCHDOG = Duration.ofMinutes(10);

    private final ModelSource source;
    private final RefreshJudge judge;
    private final RefreshJournal journal;
    private final CatalogConfig config;
    private final Clock clock;
    private final Listener listener;
    private final StateHolder state;
    private final SingleFlight<RefreshResult> refreshes;
    private final CurrentSnapshot current;
    private final FetchCompletion completion;
    private volatile Instant began;

    /** Hears how refreshes end. */
    public interface Listener {

        /** Called after another snapshot is served. The state has the newest one, also for a call that comes late. */
        void published(GatewayRefresh refresh);

        /** Called after a refresh, with or without success, and after its completion; the state says when the next is due. */
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
        this.state = new StateHolder(judge, () -> listener.published(this));
        this.refreshes = new SingleFlight<>(() -> listener.ended(this));
        this.current = new CurrentSnapshot(this, clock);
        this.completion = new FetchCompletion(source, this::complete);
    }

    public Gateway gateway() {
        return source.gateway();
    }

    public GatewayState state() {
        return state.get();
    }

    /** Whether a served snapshot is stale, or a newer one has replaced it. */
    public boolean isStale(CatalogSnapshot served) {
        GatewayState now = state();
        return now.snapshot() != served || now.stale(clock.instant());
    }

    /** How long a fetch is fresh. */
    public Duration ttl() {
        return source.cacheTtl().orElse(config.cacheTtl());
    }

    /** Begins with the snapshot that an earlier run stored, or with none. */
    public void begin(Optional<CatalogSnapshot> stored) {
        state.clear();
        stored.ifPresent(this::restore);
    }

    /** Serves the snapshot that other instances serve, unless this instance has a newer one. */
    public void restore(CatalogSnapshot shared) {
        if (state.restored(shared, config.maxStale())) {
            journal.restored(shared);
        }
    }

    /** The snapshot to serve. Waits only if nothing can be served; fails with {@link CatalogUnavailableException}. */
    public Uni<CatalogSnapshot> current() {
        return current.get();
    }

    /** The same for a caller that can do without: waits for the very first fetch only, this long from its start. */
    public Uni<CatalogSnapshot> currentWithin(Duration patience) {
        return current.within(patience);
    }

    /** Fetches now, or joins the running fetch. Starts without a subscriber; fails only for a fault of this service. */
    public Uni<RefreshResult> refresh() {
        return refreshes.join(() -> run(() -> source.fetch(judge.rowsToKeep(state())))
                .invoke(refreshed -> published(refreshed).ifPresent(completion::start)));
    }

    /**
     * Treats a fetch of another instance as a fetch of this one.
     *
     * @return false while a refresh is running, which finds that fetch by itself
     */
    public boolean adopt(Uni<FetchedModels> fetched) {
        return refreshes.tryRun(() ->
                run(() -> fetched).invoke(refreshed -> published(refreshed).ifPresent(any -> completion.stop())));
    }

    /** Serves the quarantined fetch; empty if there is none. */
    public Optional<RefreshResult> accept() {
        if (state().quarantine() == null) {
            return Optional.empty();
        }
        RefreshResult accepted = state.accepted(ttl());
        listener.ended(this);
        return Optional.of(accepted);
    }

    /** Marks the served snapshot as stale and fetches at once. */
    public void invalidate() {
        state.invalidate();
        refresh();
    }

    /** Ends what runs in the background; the service stops. */
    public void stop() {
        completion.stop();
    }

    boolean isFetching() {
        return refreshes.isRunning();
    }

    /** When the last fetch began; empty before the first. */
    Optional<Instant> began() {
        return Optional.ofNullable(began);
    }

    /** The snapshot that a refresh has put in the place of another. */
    private static Optional<CatalogSnapshot> published(RefreshResult refreshed) {
        return switch (refreshed.outcome()) {
            case PUBLISHED, PARTIAL -> refreshed.state().last();
            case QUARANTINED, FAILED -> Optional.empty();
        };
    }

    private void complete(CatalogSnapshot served, FetchedModels completed) {
        if (state.completed(served, CatalogSnapshot.of(gateway(), completed))) {
            listener.ended(this);
        }
    }

    private Uni<RefreshResult> run(Supplier<Uni<FetchedModels>> fetch) {
        Timer.Sample sample = journal.begin();
        began = clock.instant();
        return Uni.createFrom()
                .deferred(fetch::get)
                .ifNoItem()
                .after(WATCHDOG)
                .failWith(() -> new UpstreamException(Reason.TIMEOUT, "the fetch did not end"))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(fetched -> state.fetched(CatalogSnapshot.of(gateway(), fetched), ttl()))
                .invoke(result -> journal.ended(gateway(), ttl(), result, sample))
                .onFailure()
                .recoverWithItem(failure -> {
                    journal.failed(gateway(), failure, sample);
                    return state.failed(failure);
                });
    }
}
