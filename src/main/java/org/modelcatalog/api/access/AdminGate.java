package org.modelcatalog.api.access;

import io.quarkus.logging.Log;
import io.smallrye.config.Secret;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import java.util.Optional;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.config.CatalogConfig;

/**
 * Admits requests with {@code CATALOG_ADMIN_TOKEN} to the admin routes. Without a configured token the routes do not
 * exist. The log records every action and every rejection, never a token.
 */
@Singleton
public class AdminGate {

    private final ClientLimits limits;
    private final Optional<byte[]> token;

    AdminGate(CatalogConfig config, ClientLimits limits) {
        this.limits = limits;
        token = config.adminToken()
                .map(Secret::get)
                .map(String::strip)
                .filter(configured -> !configured.isEmpty())
                .map(Sha256::of);
    }

    /**
     * Admits or rejects a request.
     *
     * @param action the requested action, for the log
     * @throws NotFoundException when no admin token is configured
     * @throws ProblemException when the request has no token or a wrong one, or its client has guessed too often
     */
    public void admit(HttpServerRequest request, String action) {
        byte[] expected = token.orElseThrow(NotFoundException::new);
        Optional<String> given = BearerToken.of(request);
        if (given.isEmpty()) {
            refuse(request, action, "no token");
            // RFC 6750, 3
            throw new ProblemException(401, "Send the admin token: Authorization: Bearer …")
                    .header(HttpHeaders.WWW_AUTHENTICATE, BearerToken.CHALLENGE);
        }
        // Comparing digests of equal length takes the same time for every token, whatever its length.
        if (!MessageDigest.isEqual(expected, Sha256.of(given.get()))) {
            refuse(request, action, "wrong token");
            throw new ProblemException(403, "This is not the admin token");
        }
    }

    /** Logs the outcome of an admitted request. */
    public void audit(HttpServerRequest request, String action, String outcome) {
        Log.infof("Admin: %s by %s: %s", action, client(request), outcome);
    }

    private void refuse(HttpServerRequest request, String action, String why) {
        limits.spend(request.remoteAddress(), "admin");
        Log.warnf("Admin: %s refused to %s, %s", action, client(request), why);
    }

    private static String client(HttpServerRequest request) {
        return request.remoteAddress().host();
    }
}
