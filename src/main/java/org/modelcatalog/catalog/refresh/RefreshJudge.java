package org.modelcatalog.catalog.refresh;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.catalog.guard.Finding;
import org.modelcatalog.catalog.guard.SnapshotGuard;
import org.modelcatalog.catalog.refresh.RefreshResult.Outcome;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * Decides what becomes of a fetch: a pure step from one state to the next. The served snapshot changes only for a better
 * one; it survives a failure and a fetch that the guard rejects.
 */
@Singleton
public class RefreshJudge {

    private final SnapshotGuard guard;
    private final RefreshTiming timing;
    private final CatalogConfig config;
    private final Clock clock;

    RefreshJudge(SnapshotGuard guard, RefreshTiming timing, CatalogConfig config, Clock clock) {
        this.guard = guard;
        this.timing = timing;
        this.config = config;
        this.clock = clock;
    }

    /** The rows that a fetch may keep: none that would be too old to be served before the next refresh has ended. */
    FetchedModels rowsToKeep(GatewayState state) {
        Duration twoRefreshes = config.refresh().maxBackoff().multipliedBy(2);
        Duration half = config.maxStale().dividedBy(2);
        Instant nextEnds = clock.instant().plus(twoRefreshes.compareTo(half) < 0 ? twoRefreshes : half);
        return state.servable(nextEnds).map(CatalogSnapshot::fetched).orElse(FetchedModels.NONE);
    }

    /**
     * The state after a fetch that brought models.
     *
     * @param ttl how long it is fresh
     */
    RefreshResult fetched(GatewayState before, CatalogSnapshot fetched, Duration ttl) {
        Instant now = clock.instant();
        List<Finding> findings = before.servable(now)
                .map(last -> guard.compare(last.fetched(), fetched.fetched()))
                .orElse(List.of());
        if (findings.isEmpty()) {
            return published(before, fetched, ttl, null);
        }
        Quarantine held = held(before.quarantine(), fetched, findings, now);
        String found = held.summary();
        if (held.believable(now, config.guard().hold(), config.guard().refreshes())) {
            return published(
                    before, fetched, ttl, held.refreshes() + " fetches since " + held.since() + " say: " + found);
        }
        Instant next = now.plus(timing.whileQuarantined(ttl));
        return new RefreshResult(Outcome.QUARANTINED, found, before.quarantined(held, next));
    }

    /** The state after a failed fetch. */
    RefreshResult failed(GatewayState before, Throwable failure) {
        if (!(failure instanceof UpstreamException upstream)) {
            return failed(before, "unexpected failure; see the log", null, Optional.empty());
        }
        String message = upstream.getMessage();
        GatewayState.Failure noted = noted(message, upstream.reason());
        return switch (upstream.reason()) {
            case OFFLINE -> new RefreshResult(Outcome.FAILED, message, before.offline(noted));
            case NOT_CONFIGURED -> new RefreshResult(Outcome.FAILED, message, GatewayState.notConfigured(noted));
            default -> failed(before, message, upstream.reason(), upstream.retryAfter());
        };
    }

    /** The state after an operator accepted the quarantine; unchanged if it is gone. */
    RefreshResult accepted(GatewayState before, Duration ttl) {
        return before.quarantine() == null
                ? new RefreshResult(Outcome.PUBLISHED, null, before)
                : published(before, before.quarantine().candidate(), ttl, null);
    }

    /** Two fetches show the same result if the guard would let one follow the other. */
    private Quarantine held(Quarantine before, CatalogSnapshot fetched, List<Finding> findings, Instant now) {
        return before != null
                        && guard.compare(before.candidate().fetched(), fetched.fetched())
                                .isEmpty()
                ? before.again(fetched, findings)
                : new Quarantine(fetched, findings, now.truncatedTo(ChronoUnit.MILLIS), 1);
    }

    private RefreshResult published(GatewayState before, CatalogSnapshot fetched, Duration ttl, String detail) {
        Instant now = clock.instant();
        Duration maxStale = config.maxStale();
        if (!fetched.partial()) {
            Instant next = timing.afterSuccess(fetched.fetchedAt(), now, ttl);
            return new RefreshResult(Outcome.PUBLISHED, detail, before.published(fetched, ttl, maxStale, null, next));
        }
        String missing = "missing: " + fetched.missing();
        Instant next = now.plus(timing.afterFailure(before.failures() + 1, false, Optional.empty()));
        return new RefreshResult(
                Outcome.PARTIAL, missing, before.published(fetched, ttl, maxStale, noted(missing, null), next));
    }

    private RefreshResult failed(GatewayState before, String message, Reason reason, Optional<Duration> retryAfter) {
        Instant now = clock.instant();
        boolean empty = before.servable(now).isEmpty();
        Instant next = now.plus(timing.afterFailure(before.failures() + 1, empty, retryAfter));
        return new RefreshResult(Outcome.FAILED, message, before.failed(noted(message, reason), next));
    }

    private GatewayState.Failure noted(String message, Reason reason) {
        return new GatewayState.Failure(clock.instant().truncatedTo(ChronoUnit.MILLIS), message, reason);
    }
}
