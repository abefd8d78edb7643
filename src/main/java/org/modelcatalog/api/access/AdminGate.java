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
 * Who may use the admin routes: whoever has {@code CATALOG_ADMIN_TOKEN}. Without one configured there are no such
 * routes. Everything that is done or refused is written to the log, never with a token.
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
     * Lets the request pass.
     *
     * @param action what it is about, for the log
     * @throws NotFoundException when there is no admin token at all
     * @throws ProblemException when the request has none or a wrong one, or its client has guessed too often
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
        // Digests have one length, so the time this takes tells nothing of the token, not even how long it is.
        if (!MessageDigest.isEqual(expected, Sha256.of(given.get()))) {
            refuse(request, action, "wrong token");
            throw new ProblemException(403, "This is not the admin token");
        }
    }

    /** Writes down what an admitted request has done. */
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
