package org.modelcatalog.api.events;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.request.ChangedFields;
import org.modelcatalog.catalog.Gateways;

/** Server-sent events about new snapshots. */
@Path("/")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Tag(name = "Service")
public class EventsResource {

    private final Gateways gateways;
    private final EventFeed feed;

    EventsResource(Gateways gateways, EventFeed feed) {
        this.feed = feed;
        this.gateways = gateways;
    }

    @GET
    @NonBlocking
    @Path("v1/catalog/events")
    @Operation(
            operationId = "streamEvents",
            summary = "Subscribe to changes of a gateway's models",
            description = "Server-sent events. The stream starts with `current` for each gateway that has a snapshot"
                    + " (CatalogPosition) and continues with `snapshot` for each new one (CatalogChange). A client"
                    + " that reconnects with `Last-Event-ID`, as browsers do by themselves, receives the events it"
                    + " missed, or `reset` (CatalogPosition) for a gateway whose missed events are gone: read its"
                    + " list again. The service sends a comment `: keep-alive` every 15 seconds. A stream may end at"
                    + " any time; reconnect after `retry` milliseconds.")
    @APIResponse(responseCode = "200", ref = "Events")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "TooManyReaders")
    public RestResponse<ResponseBody> events(
            @RestQuery
                    @DefaultValue(Gateways.ALL)
                    @Parameter(
                            description = "Slug or alias of the gateway, in any case; `all`: each of them",
                            example = "hug")
                    String gateway,
            @RestQuery
                    @Parameter(
                            description = ChangedFields.DESCRIPTION + ". Absent = an event for each new snapshot",
                            example = "[\"pricing,added,removed\"]")
                    List<String> fields,
            @RestHeader("Last-Event-ID")
                    @Parameter(
                            description = "The id of the last event that the client has read",
                            example = "hug-9f86d081884c7d65")
                    String lastEventId) {
        var filter = new EventFilter(
                gateways.slugs(gateways.resolve(gateway)), Set.copyOf(ChangedFields.parse("fields", fields)));
        return ResponseBuilder.ok(ResponseBody.of(feed.open(filter, lastEventId)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // nginx would buffer events
                .header("X-Accel-Buffering", "no")
                .build();
    }
}
