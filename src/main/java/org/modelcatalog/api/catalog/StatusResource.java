package org.modelcatalog.api.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.Responses;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.refresh.GatewayState;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.ModelSource;

/** The state of the gateways. These routes never wait for an upstream. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service", description = "The state of the catalog itself")
public class StatusResource {

    private final Catalog catalog;
    private final Gateways gateways;
    private final Responses responses;
    private final MeterRegistry meters;
    private final Clock clock;

    StatusResource(Catalog catalog, Gateways gateways, Responses responses, MeterRegistry meters, Clock clock) {
        this.catalog = catalog;
        this.gateways = gateways;
        this.responses = responses;
        this.meters = meters;
        this.clock = clock;
    }

    @GET
    @Path("v1/catalog/gateways")
    @Operation(operationId = "listGateways", summary = "List gateways and the state of each")
    @APIResponse(responseCode = "200", ref = "GatewayList")
    public Uni<RestResponse<ResponseBody>> gateways() {
        return responses.ofNow(() -> each(this::gateway));
    }

    @GET
    @Path("v1/catalog/status")
    @Operation(operationId = "getStatus", summary = "Snapshot, counts, field coverage, cache and quota of each gateway")
    @APIResponse(responseCode = "200", ref = "Status")
    public Uni<RestResponse<ResponseBody>> status() {
        return responses.ofNow(() -> each(this::status));
    }

    private Map<String, Object> each(Function<ModelSource, Object> view) {
        return Map.of("data", gateways.sources().stream().map(view).toList());
    }

    private GatewayView gateway(ModelSource source) {
        return GatewayView.of(source.gateway(), catalog.state(source.gateway()), clock.instant());
    }

    private StatusView status(ModelSource source) {
        GatewayState state = catalog.state(source.gateway());
        String slug = source.gateway().slug();
        return new StatusView(
                gateway(source),
                state.last().map(CatalogSnapshot::id).orElse(null),
                state.last().map(CatalogSnapshot::skipped).orElse(Map.of()),
                coverage(state),
                state.last().map(CatalogSnapshot::missing).orElse(Map.of()),
                quarantine(state),
                state.failures(),
                nextRefresh(state),
                new StatusView.CacheGets(gets(slug, "hit"), gets(slug, "miss")),
                source.quota()
                        .map(left -> new StatusView.QuotaView(
                                left.remaining(), left.windowEnds().toString()))
                        .orElse(null),
                catalog.modelsOnHub(source.gateway()).stream()
                        .boxed()
                        .findFirst()
                        .orElse(null));
    }

    private static Map<String, Double> coverage(GatewayState state) {
        var coverage = new LinkedHashMap<String, Double>();
        state.last()
                .ifPresent(
                        snapshot -> snapshot.coverage().forEach((field, share) -> coverage.put(field.label(), share)));
        return coverage;
    }

    private static QuarantineView quarantine(GatewayState state) {
        return state.quarantine() == null ? null : QuarantineView.of(state.quarantine(), state.snapshot());
    }

    private static String nextRefresh(GatewayState state) {
        return state.nextRefresh() == null || state.nextRefresh().equals(Instant.MAX)
                ? null
                : state.nextRefresh().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private long gets(String slug, String result) {
        return (long)
                meters.counter(Catalog.GETS, "gateway", slug, "result", result).count();
    }
}
