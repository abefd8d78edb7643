package org.modelcatalog.api.problem;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what a route fails with into its answer. */
class ProblemMapper {

    /** Quarkus maps the narrower types itself unless they are named. */
    @ServerExceptionMapper({NotFoundException.class, WebApplicationException.class, Throwable.class})
    RestResponse<Problem> problem(Throwable failure, UriInfo request) {
        ProblemException problem = ProblemRules.of(failure);
        String path = request.getRequestUri().getRawPath();
        ResponseBuilder<Problem> response = ResponseBuilder.<Problem>create(problem.status())
                .entity(Problem.of(problem, ProblemRules.reason(failure), path))
                .type(Problem.mediaType(path))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 405) {
            response.header(HttpHeaders.ALLOW, AllowedMethods.of(path));
        }
        problem.headers().forEach(response::header);
        return response.build();
    }
}
