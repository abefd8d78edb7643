package org.modelcatalog.api.problem;

import io.quarkus.logging.Log;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.modelcatalog.catalog.UnknownGatewayException;
import org.modelcatalog.catalog.UnknownModelException;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.source.UpstreamException.Reason;

/** The one place that decides which status a failure is. */
class ProblemMapper {

    /** Quarkus maps the narrower types itself unless they are named. */
    @ServerExceptionMapper({NotFoundException.class, WebApplicationException.class, Throwable.class})
    RestResponse<Problem> problem(Throwable failure, UriInfo request) {
        ProblemException problem = problem(failure);
        ResponseBuilder<Problem> response = ResponseBuilder.<Problem>create(problem.status())
                .entity(Problem.of(problem.status(), problem.getMessage(), reason(failure), request))
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.headers().forEach(response::header);
        return response.build();
    }

    private static ProblemException problem(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof UnknownGatewayException unknown) {
            return ProblemException.badParameter("gateway", "one of: " + unknown.allowed(), unknown.name());
        }
        if (failure instanceof UnknownModelException unknown) {
            String where = unknown.asked() ? " or at its upstream" : "";
            return new ProblemException(404, "No model " + unknown.id() + " in this gateway's catalog" + where);
        }
        if (failure instanceof CatalogUnavailableException unavailable) {
            return unavailable(unavailable);
        }
        if (failure instanceof WebApplicationException refused) {
            return refused(refused);
        }
        String id = UUID.randomUUID().toString();
        Log.errorf(failure, "Unexpected failure %s", id);
        return new ProblemException(500, "Unexpected failure; the log names it " + id);
    }

    private static ProblemException unavailable(CatalogUnavailableException failure) {
        return failure.lasting()
                ? new ProblemException(503, failure.getMessage())
                // the words that clients of the Python catalog look for
                : new ProblemException(503, "Models data unavailable").retryAfter(failure.retryAfter());
    }

    /** What the framework refuses: unknown routes, methods, media types. No upstream is ever the reason for these. */
    private static ProblemException refused(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 404 -> new ProblemException(404, "No such route; /q/swagger-ui shows those there are");
            case 405 ->
                new ProblemException(405, "Method not allowed here")
                        .header(HttpHeaders.ALLOW, failure.getResponse().getHeaderString(HttpHeaders.ALLOW));
            case 406 ->
                new ProblemException(
                        406,
                        "Only application/json is served here, lists of models as application/x-ndjson or text/csv too,"
                                + " events as text/event-stream");
            default -> new ProblemException(status, "The request was refused");
        };
    }

    private static String reason(Throwable failure) {
        return failure instanceof CatalogUnavailableException unavailable
                ? unavailable.reason().map(Reason::word).orElse(null)
                : null;
    }
}
