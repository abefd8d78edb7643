package org.modelcatalog.api.access;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.MessageDigest;
import java.util.List;
import org.modelcatalog.config.CatalogConfig;

/** The keys of the public routes, {@code CATALOG_API_KEYS}; without any the routes are open. */
@ApplicationScoped
public class ApiKeys {

    private static final int SHORTEST = 16;

    private final List<byte[]> digests;

    ApiKeys(CatalogConfig config) {
        digests = config.apiKeys().orElse(List.of()).stream()
                .map(Secret::get)
                .map(String::strip)
                .map(ApiKeys::checked)
                .map(Sha256::of)
                .toList();
    }

    /** Creates this bean at start-up, so that an invalid key ends the start and not the first request. */
    void check(@Observes StartupEvent event) {
        // the constructor checks the keys
    }

    public boolean configured() {
        return !digests.isEmpty();
    }

    /** Compares all bytes of all keys, so that the time taken reveals nothing about them. */
    boolean contain(String given) {
        byte[] digest = Sha256.of(given);
        boolean found = false;
        for (byte[] key : digests) {
            found |= MessageDigest.isEqual(key, digest);
        }
        return found;
    }

    private static String checked(String key) {
        // a header cannot carry anything else
        if (key.length() < SHORTEST || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "catalog.api-keys (CATALOG_API_KEYS) must be comma-separated keys, each one word of printable ASCII"
                            + " characters, " + SHORTEST + " at least");
        }
        return key;
    }
}
