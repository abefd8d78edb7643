package org.modelcatalog.catalog;

import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.modelcatalog.catalog.Refreshed.Outcome;
import org.modelcatalog.catalog.guard.Finding;
import org.modelcatalog.catalog.guard.SnapshotGuard;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * Keeps one gateway's catalog: fetches it, one fetch at a time whoever asks, and decides what becomes of the result.
 * What is served changes only for something better: a failure, a hole or a fetch that cannot be believed leaves it.
 */
final class GatewayRefresh {

    /** A source ends by its own deadline. One that does not must not keep every later refresh from starting. */
    private static final Duration WATCHDOG = Duration.ofMinutes(10);

    private final ModelSource source;
    private final SnapshotGuard guard;
    private final RefreshTiming timing;
    private final RefreshJournal journal;
    private final CatalogConfig config;
    private final Clock clock;
    private final Listener listener;
    private final AtomicReference<GatewayState> state = new AtomicReference<>(GatewayState.INITIAL);
    private final AtomicReference<CompletableFuture<Refreshed>> underWay = new AtomicReference<>();

    /** Who wants to know how a gateway's refreshes end. */
    interface Listener {

        /** This is served from now on. */
        void published(CatalogSnapshot snapshot);

        /** A refresh has ended, well or badly; its state says when the next is due. */
        void ended(GatewayRefresh refresh);
    }

    GatewayRefresh(
            ModelSource source,
            SnapshotGuard guard,
            RefreshTiming timing,
            RefreshJournal journal,
            CatalogConfig config,
            Clock clock,
            Listener listener) {
        this.source = source;
        this.guard = guard;
        this.timing = timing;
        this.journal = journal;
        this.config = config;
        this.clock = clock;
        this.listener = listener;
    }

    Gateway gateway() {
        return source.gateway();
    }

    GatewayState state() {
        return state.get();
    }

    /** Begins with what an earlier run stored, or with nothing. */
    void begin(Optional<FetchedModels> stored) {
        state.set(GatewayState.INITIAL);
        stored.map(fetched -> CatalogSnapshot.of(gateway(), fetched)).ifPresent(snapshot -> {
            change(initial -> initial.restored(snapshot, config.maxStale()));
            journal.restored(snapshot);
        });
    }

    /**
     * What is to be served now. Waits for a fetch only when nothing can be served at all, and not even then while an
     * upstream that has just failed is left alone.
     */
    Uni<CatalogSnapshot> current() {
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

    /** Fetches now, or joins the fetch that is under way. Starts without being subscribed to, and never fails. */
    Uni<Refreshed> refresh() {
        var mine = new CompletableFuture<Refreshed>();
        CompletableFuture<Refreshed> running = underWay.compareAndExchange(null, mine);
        if (running == null) {
            start(mine);
        }
        // A copy: a subscriber that cancels must not cancel what others wait for.
        return Uni.createFrom().completionStage((running == null ? mine : running).copy());
    }

    /** Takes what is held back; empty when nothing is. */
    Optional<Refreshed> accept() {
        return Optional.ofNullable(state().quarantine()).map(held -> {
            journal.accepted(gateway(), held, "an administrator says so");
            return publish(held.candidate());
        });
    }

    /** Lets what is served go on as stale, to be fetched anew at once. */
    void invalidate() {
        change(GatewayState::invalidated);
        refresh();
    }

    private void start(CompletableFuture<Refreshed> refreshed) {
        Timer.Sample sample = journal.begin();
        Uni.createFrom()
                .deferred(() -> source.fetch(earlier()))
                .ifNoItem()
                .after(WATCHDOG)
                .failWith(() -> new UpstreamException(Reason.TIMEOUT, "the fetch did not end"))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(fetched -> judge(CatalogSnapshot.of(gateway(), fetched), sample))
                .onFailure()
                .recoverWithItem(failure -> fail(failure, sample))
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
        Instant nextIsIn = clock.instant().plus(config.refresh().maxBackoff().multipliedBy(2));
        return state().servable(nextIsIn).map(CatalogSnapshot::fetched).orElse(FetchedModels.NONE);
    }

    private Refreshed judge(CatalogSnapshot fetched, Timer.Sample sample) {
        Instant now = clock.instant();
        List<Finding> findings = state().servable(now)
                .map(last -> guard.compare(last.fetched(), fetched.fetched()))
                .orElse(List.of());
        if (findings.isEmpty()) {
            return published(fetched, sample);
        }
        Quarantine held = held(fetched, findings, now);
        if (held.believable(now, config.guard().hold(), config.guard().refreshes())) {
            journal.accepted(gateway(), held, held.refreshes() + " fetches since " + held.since() + " say the same");
            return published(fetched, sample);
        }
        journal.quarantined(gateway(), held, sample);
        Instant next = now.plus(timing.whileQuarantined());
        return new Refreshed(
                Outcome.QUARANTINED, RefreshJournal.summary(findings), change(state -> state.quarantined(held, next)));
    }

    /** A result is the same as the one before when the guard would let the one follow the other. */
    private Quarantine held(CatalogSnapshot fetched, List<Finding> findings, Instant now) {
        Quarantine before = state().quarantine();
        return before != null
                        && guard.compare(before.candidate().fetched(), fetched.fetched())
                                .isEmpty()
                ? before.again(fetched, findings)
                : Quarantine.of(fetched, findings, now.truncatedTo(ChronoUnit.MILLIS));
    }

    private Refreshed published(CatalogSnapshot fetched, Timer.Sample sample) {
        journal.published(fetched, sample);
        return publish(fetched);
    }

    private Refreshed publish(CatalogSnapshot fetched) {
        Instant now = clock.instant();
        Duration ttl = config.cacheTtl();
        Duration maxStale = config.maxStale();
        Refreshed refreshed;
        if (fetched.missing().isEmpty()) {
            Instant next = timing.afterSuccess(fetched.fetchedAt(), now);
            refreshed = new Refreshed(
                    Outcome.PUBLISHED, null, change(state -> state.published(fetched, ttl, maxStale, next)));
        } else {
            String missing = "missing: " + fetched.missing();
            Instant next = now.plus(timing.afterFailure(state().failures() + 1, false, Optional.empty()));
            refreshed = new Refreshed(
                    Outcome.PARTIAL,
                    missing,
                    change(state -> state.publishedPartly(fetched, ttl, maxStale, failure(missing), next)));
        }
        listener.published(fetched);
        return refreshed;
    }

    private Refreshed fail(Throwable failure, Timer.Sample sample) {
        journal.failed(gateway(), failure, sample);
        if (!(failure instanceof UpstreamException upstream)) {
            return failed("unexpected failure; the log has it", Optional.empty());
        }
        return upstream.reason() == Reason.OFFLINE
                ? new Refreshed(
                        Outcome.FAILED,
                        upstream.getMessage(),
                        change(state -> state.offline(failure(upstream.getMessage()))))
                : failed(upstream.getMessage(), upstream.retryAfter());
    }

    private Refreshed failed(String message, Optional<Duration> retryAfter) {
        Instant now = clock.instant();
        boolean empty = state().servable(now).isEmpty();
        Instant next = now.plus(timing.afterFailure(state().failures() + 1, empty, retryAfter));
        return new Refreshed(Outcome.FAILED, message, change(state -> state.failed(failure(message), next)));
    }

    private CatalogUnavailableException unavailable(GatewayState state) {
        return new CatalogUnavailableException(
                state.lastFailure() == null
                        ? "nothing was fetched yet"
                        : state.lastFailure().message(),
                state.nextRefresh() == null ? Duration.ZERO : Duration.between(clock.instant(), state.nextRefresh()));
    }

    private GatewayState.Failure failure(String message) {
        return new GatewayState.Failure(clock.instant().truncatedTo(ChronoUnit.MILLIS), message);
    }

    private GatewayState change(UnaryOperator<GatewayState> transition) {
        return state.updateAndGet(transition);
    }
}
