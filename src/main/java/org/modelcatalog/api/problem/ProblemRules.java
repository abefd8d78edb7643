package org.modelcatalog.api.problem;

import io.quarkus.logging.Log;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.modelcatalog.catalog.OutsideHistoryException;
import org.modelcatalog.catalog.UnknownGatewayException;
import org.modelcatalog.catalog.UnknownModelException;
import org.modelcatalog.catalog.WithdrawnModelException;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.source.UpstreamException.Reason;

/** The one place that decides which status and detail a failure has, whatever route or protocol it answers. */
public final class ProblemRules {

    private static final String UNAVAILABLE = "Models data unavailable";

    private ProblemRules() {}

    /** Returns the problem that a failure is. An unexpected one goes to the log, under an id that the problem names. */
    public static ProblemException of(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof UnknownGatewayException unknown) {
            return ProblemException.badParameter("gateway", "one of: " + unknown.allowed(), unknown.name());
        }
        if (failure instanceof UnknownModelException unknown) {
            String where = unknown.asked() ? " or at its upstream" : "";
            String instead = unknown.withoutVariant()
                    .map(model -> "; there is " + model + ", and a suffix after ':' only selects who serves it")
                    .orElse("");
            return new ProblemException(
                    404,
                    "No model " + unknown.id() + " in this gateway's catalog" + where + instead,
                    "model_not_found");
        }
        if (failure instanceof WithdrawnModelException withdrawn) {
            return withdrawn(withdrawn);
        }
        if (failure instanceof OutsideHistoryException outside) {
            return outside(outside);
        }
        if (failure instanceof CatalogUnavailableException unavailable) {
            return unavailable(unavailable);
        }
        if (failure instanceof WebApplicationException refused) {
            return refused(refused.getResponse().getStatus());
        }
        String id = UUID.randomUUID().toString();
        Log.errorf(failure, "Unexpected failure %s", id);
        return new ProblemException(500, "Unexpected failure; the log names it " + id);
    }

    /** The code of an unknown model: clients compare it, and nobody can call this one either. */
    private static ProblemException withdrawn(WithdrawnModelException withdrawn) {
        String instead = withdrawn
                .replacement()
                .map(replacement -> "; its source recommends " + replacement)
                .orElse("");
        return new ProblemException(
                        410,
                        "The model " + withdrawn.id() + (withdrawn.retired() ? " is retired" : " has left its list")
                                + "; it was last seen at " + withdrawn.lastSeen() + instead,
                        "model_not_found")
                .gone(withdrawn.lastSeen(), withdrawn.replacement().orElse(null));
    }

    private static ProblemException outside(OutsideHistoryException outside) {
        if (outside.future().isPresent()) {
            return ProblemException.badParameter(
                    "as_of", "a moment that is past", outside.future().get().toString());
        }
        return outside.beginning()
                .map(beginning -> new ProblemException(
                                404, "The history of " + outside.gateway() + " begins at " + beginning)
                        .beginning(beginning.toString()))
                .orElseGet(() -> new ProblemException(404, "There is no history of " + outside.gateway() + " yet"));
    }

    private static ProblemException unavailable(CatalogUnavailableException failure) {
        return failure.lasting()
                ? new ProblemException(503, failure.getMessage())
                // the words that clients of the Python catalog look for
                : new ProblemException(503, UNAVAILABLE + (failure.ours() ? ": " + failure.getMessage() : ""))
                        .retryAfter(failure.retryAfter());
    }

    /**
     * The same of a request that no route got.
     *
     * @param status -1 = only the failure says it
     * @param failure null = only the status says it
     */
    static ProblemException of(int status, Throwable failure) {
        return status >= 400 && status < 500
                ? refused(status)
                : of(failure == null ? new IllegalStateException("status " + status) : failure);
    }

    /** What the framework refuses: unknown routes, methods, media types. No upstream is ever the reason for these. */
    private static ProblemException refused(int status) {
        return switch (status) {
            case 404 -> new ProblemException(404, "No such route; /q/swagger-ui lists the routes", "unknown_url");
            case 405 -> new ProblemException(405, "Method not allowed here; the header Allow has those that are");
            case 406 ->
                new ProblemException(
                        406,
                        "Only application/json is served here, lists of models as application/x-ndjson or text/csv too,"
                                + " events as text/event-stream");
            case 413 -> new ProblemException(413, "The body is too large");
            default -> new ProblemException(status, "The request was refused");
        };
    }

    /** Why an upstream gave nothing; null where no upstream is the cause. */
    static String reason(Throwable failure) {
        return failure instanceof CatalogUnavailableException unavailable
                ? unavailable.reason().map(Reason::word).orElse(null)
                : null;
    }
}
