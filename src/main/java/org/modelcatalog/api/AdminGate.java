package org.modelcatalog.api;

import io.quarkus.logging.Log;
import io.smallrye.config.Secret;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.modelcatalog.config.CatalogConfig;

/**
 * Who may use the admin routes: whoever has {@code CATALOG_ADMIN_TOKEN}. Without one configured there are no such
 * routes. Everything that is done or refused is written to the log, never with a token.
 */
@Singleton
class AdminGate {

    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> token;

    AdminGate(CatalogConfig config) {
        token = config.adminToken()
                .map(Secret::get)
                .map(String::strip)
                .filter(configured -> !configured.isEmpty())
                .map(AdminGate::digest);
    }

    /**
     * Lets the request pass.
     *
     * @param authorization the header; null when there is none
     * @param action what it is about, for the log
     * @param client address of the client, for the log
     * @throws NotFoundException when there is no admin token at all
     * @throws AdminException when the request has none, or a wrong one
     */
    void admit(String authorization, String action, String client) {
        byte[] expected = token.orElseThrow(NotFoundException::new);
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            Log.warnf("Admin: %s refused to %s, no token", action, client);
            throw AdminException.withoutToken();
        }
        String given = authorization.substring(SCHEME.length()).strip();
        // Digests have one length, so the time this takes tells nothing of the token, not even how long it is.
        if (!MessageDigest.isEqual(expected, digest(given))) {
            Log.warnf("Admin: %s refused to %s, wrong token", action, client);
            throw AdminException.withWrongToken();
        }
    }

    /** Writes down what an admitted request has done. */
    void audit(String action, String client, String outcome) {
        Log.infof("Admin: %s by %s: %s", action, client, outcome);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
