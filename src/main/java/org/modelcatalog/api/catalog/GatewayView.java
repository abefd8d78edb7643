package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.refresh.GatewayState;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.Gateway;

/** A gateway and its state. */
@RegisterForReflection
@Schema(name = "Gateway")
public record GatewayView(
        @Schema(examples = "hug") String slug,

        String note,
        List<String> aliases,

        @Schema(
                description =
                        "ready, partial (parts are missing or older), stale (older than its time to live), loading (no"
                                + " fetch has ended yet), unavailable (nothing to serve) or not_configured (nothing to"
                                + " serve until the setting in `reason` is set)")
        String state,

        @Schema(
                nullable = true,
                description =
                        "Why the last refresh failed, or the findings about a quarantined fetch; also while ready")
        String reason,

        int models,

        @Schema(nullable = true) String fetchedAt,

        @Schema(nullable = true) Long ageSeconds,

        @Schema(nullable = true) String lastError,

        @Schema(nullable = true) String lastErrorAt) {

    public static GatewayView of(Gateway gateway, GatewayState state, Instant now) {
        var fetchedAt = state.last().map(CatalogSnapshot::fetchedAt);
        // a missing setting is not a failure
        var failure = Optional.ofNullable(state.lastFailure()).filter(any -> !any.lasting());
        return new GatewayView(
                gateway.slug(),
                gateway.note(),
                gateway.aliases(),
                name(state, now),
                reason(state, now),
                state.last().map(snapshot -> snapshot.models().size()).orElse(0),
                fetchedAt.map(Instant::toString).orElse(null),
                fetchedAt.map(at -> Duration.between(at, now).toSeconds()).orElse(null),
                failure.map(GatewayState.Failure::message).orElse(null),
                failure.map(failed -> failed.at().toString()).orElse(null));
    }

    private static String name(GatewayState state, Instant now) {
        if (state.servable(now).isEmpty()) {
            String failed = state.notConfigured() ? "not_configured" : "unavailable";
            return state.attempted() ? failed : "loading";
        }
        if (state.stale(now)) {
            return "stale";
        }
        return state.last().filter(CatalogSnapshot::partial).isPresent() ? "partial" : "ready";
    }

    private static String reason(GatewayState state, Instant now) {
        if (state.quarantine() != null) {
            return "a newer fetch is in quarantine: " + state.quarantine().summary();
        }
        if (state.lastFailure() != null) {
            return state.lastFailure().message();
        }
        return state.stale(now) ? "no newer fetch has ended yet" : null;
    }
}
