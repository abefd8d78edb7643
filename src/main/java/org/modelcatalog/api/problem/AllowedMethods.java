package org.modelcatalog.api.problem;

import java.util.Map;

/**
 * The methods of a route, for the header {@code Allow}, which a 405 must have (RFC 9110, 15.5.6). The framework does not
 * know them: it merges the methods of routes that begin alike.
 */
final class AllowedMethods {

    private static final String READ_ONLY = "GET, HEAD";

    private static final Map<String, String> OTHERS = Map.of(
            "/v1/catalog/cache", "DELETE",
            "/v1/catalog/cache/accept", "POST",
            "/v1/catalog/cache/refresh", "POST",
            "/mcp", "POST");

    private AllowedMethods() {}

    /** @param path of a request, as it came */
    static String of(String path) {
        return OTHERS.getOrDefault(path, READ_ONLY);
    }
}
