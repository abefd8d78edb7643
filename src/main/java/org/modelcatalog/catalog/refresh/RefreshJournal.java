package org.modelcatalog.catalog.refresh;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.modelcatalog.catalog.refresh.RefreshResult.Outcome;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/** Reports refreshes to operators: log lines and counters. */
@Singleton
public class RefreshJournal {

    /** Duration of fetches; tags {@code gateway}, {@code outcome} (success, partial, quarantined, or why it failed). */
    static final String FETCH = "catalog.fetch";
    /** Records that did not become a row; tags {@code gateway}, {@code reason}. */
    static final String SKIPPED = "catalog.records.skipped";
    /** Findings of the guard; tags {@code gateway}, {@code reason}. */
    static final String QUARANTINED = "catalog.quarantined";

    private final MeterRegistry meters;

    RefreshJournal(MeterRegistry meters) {
        this.meters = meters;
    }

    Timer.Sample begin() {
        return Timer.start(meters);
    }

    /**
     * Reports a fetch that brought models.
     *
     * @param ttl how long it is fresh
     */
    void ended(Gateway gateway, Duration ttl, RefreshResult refreshed, Timer.Sample sample) {
        switch (refreshed.outcome()) {
            case PUBLISHED -> published(gateway, ttl, refreshed, "success", sample);
            case PARTIAL -> {
                published(gateway, ttl, refreshed, "partial", sample);
                Log.warnf(
                        "Parts of the %s models come from an earlier fetch, or are %s",
                        gateway.label(), refreshed.detail());
            }
            case QUARANTINED -> quarantined(gateway, refreshed.state().quarantine(), refreshed.detail(), sample);
            case FAILED -> throw new IllegalArgumentException("a failure has a reason");
        }
    }

    private void published(
            Gateway gateway, Duration ttl, RefreshResult refreshed, String outcome, Timer.Sample sample) {
        CatalogSnapshot snapshot = refreshed.state().snapshot();
        end(gateway, outcome, sample);
        snapshot.skipped()
                .forEach((reason, count) -> meters.counter(SKIPPED, "gateway", gateway.slug(), "reason", reason)
                        .increment(count));
        if (refreshed.outcome() == Outcome.PUBLISHED && refreshed.detail() != null) {
            Log.warnf("Serving the %s models that were in quarantine: %s", gateway.label(), refreshed.detail());
        }
        // The words that operators of the Python catalog look for.
        Log.infof("Cached %d %s models with TTL %ds", snapshot.models().size(), gateway.label(), ttl.toSeconds());
    }

    private void quarantined(Gateway gateway, Quarantine held, String found, Timer.Sample sample) {
        end(gateway, "quarantined", sample);
        held.findings()
                .forEach(finding -> meters.counter(
                                QUARANTINED,
                                "gateway",
                                gateway.slug(),
                                "reason",
                                finding.rule().label())
                        .increment());
        Log.warnf(
                "Fetched %s models are held back, the last good ones stay: %s; fetch %d of that kind since %s."
                        + " To serve them now: POST /v1/catalog/cache/accept?gateway=%s",
                gateway.label(), found, held.refreshes(), held.since(), gateway.slug());
    }

    void failed(Gateway gateway, Throwable failure, Timer.Sample sample) {
        if (failure instanceof UpstreamException upstream) {
            end(gateway, upstream.reason().label(), sample);
            if (upstream.reason() == Reason.NOT_CONFIGURED) {
                Log.infof("No %s models: %s", gateway.label(), failure.getMessage());
                return;
            }
            String source = upstream.reason().word()
                    + upstream.host().map(host -> ", " + host).orElse("");
            Log.warnf("Fetching %s models failed (%s): %s", gateway.label(), source, failure.getMessage());
        } else {
            end(gateway, "error", sample);
            Log.errorf(failure, "Fetching %s models failed", gateway.label());
        }
    }

    void restored(CatalogSnapshot snapshot) {
        Log.infof(
                "Serving %d stored %s models of %s until the next fetch",
                snapshot.models().size(), snapshot.gateway().label(), snapshot.fetchedAt());
    }

    private void end(Gateway gateway, String outcome, Timer.Sample sample) {
        sample.stop(meters.timer(FETCH, "gateway", gateway.slug(), "outcome", outcome));
    }
}
