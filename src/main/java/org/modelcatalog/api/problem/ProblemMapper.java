package org.modelcatalog.api.problem;

import io.quarkus.logging.Log;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.modelcatalog.catalog.UnknownGatewayException;
import org.modelcatalog.catalog.UnknownModelException;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;

/** The one place that decides which status a failure is. */
class ProblemMapper {

    private static final long LONGEST_WAIT = 3600;

    @ServerExceptionMapper
    RestResponse<Problem> badParameter(BadParameterException failure, UriInfo request) {
        return Problem.of(400, failure.getMessage(), request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unknownGateway(UnknownGatewayException failure, UriInfo request) {
        return badParameter(
                new BadParameterException("gateway", "one of: " + failure.allowed(), failure.name()), request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unknownModel(UnknownModelException failure, UriInfo request) {
        String where = failure.asked() ? " in this gateway's catalog or at its upstream" : " in this gateway's catalog";
        return Problem.of(404, "No model " + failure.id() + where, request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unavailable(CatalogUnavailableException failure, UriInfo request) {
        if (failure.lasting()) {
            return Problem.of(503, failure.getMessage(), request);
        }
        // The words that clients of the Python catalog look for.
        return Problem.response(503, "Models data unavailable", request)
                .header(HttpHeaders.RETRY_AFTER, seconds(failure.retryAfter()))
                .build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> tooManyReaders(TooManyReadersException failure, UriInfo request) {
        return Problem.response(503, failure.getMessage(), request)
                .header(HttpHeaders.RETRY_AFTER, seconds(failure.retryAfter()))
                .build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> admin(AdminException failure, UriInfo request) {
        ResponseBuilder<Problem> response = Problem.response(failure.status(), failure.getMessage(), request);
        if (failure.status() == 401) {
            // RFC 6750, 3
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"model-catalog\"");
        }
        failure.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return response.build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> apiKey(ApiKeyException failure, UriInfo request) {
        return Problem.response(401, failure.getMessage(), request)
                .header(HttpHeaders.WWW_AUTHENTICATE, failure.challenge())
                .build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> tooManyRequests(TooManyRequestsException failure, UriInfo request) {
        return Problem.response(429, failure.getMessage(), request)
                .header(HttpHeaders.RETRY_AFTER, failure.retryAfterSeconds())
                .build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> noRoute(NotFoundException failure, UriInfo request) {
        return Problem.of(404, "No such route; /q/swagger-ui shows those there are", request);
    }

    /** What the framework refuses: method, media type and the like. No upstream is ever the reason for these. */
    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException failure, UriInfo request) {
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 405 ->
                Problem.response(405, "Method not allowed here", request)
                        .header(HttpHeaders.ALLOW, failure.getResponse().getHeaderString(HttpHeaders.ALLOW))
                        .build();
            case 406 ->
                Problem.of(
                        406,
                        "Only application/json is served here, lists of models as application/x-ndjson too, events as"
                                + " text/event-stream",
                        request);
            default -> Problem.of(status, "The request was refused", request);
        };
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Throwable failure, UriInfo request) {
        String id = UUID.randomUUID().toString();
        Log.errorf(failure, "Unexpected failure %s", id);
        return Problem.of(500, "Unexpected failure; the log names it " + id, request);
    }

    /** Whole seconds, rounded up so that the wait is not in vain; one at least, an hour at most. */
    private static long seconds(Duration wait) {
        return Math.min(LONGEST_WAIT, Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
