package org.modelcatalog.source.list;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.modelcatalog.source.http.LinkApi;

/**
 * A gateway whose catalog is a list, as the gateway documents it.
 *
 * @param <A> its REST client
 * @param api its REST client
 * @param slug the gateway's, under which it is configured and measured
 * @param label for messages, for example {@code OpenRouter}
 * @param environment what its environment variables begin with, for example {@code OPENROUTER}
 * @param service base URL of the public service
 * @param keyHeader the header that carries the API key
 * @param keyPrefix what stands before the key there
 * @param needsKey whether it says nothing without a key
 */
public record ListedGateway<A extends LinkApi>(
        Class<A> api,
        String slug,
        String label,
        String environment,
        URI service,
        String keyHeader,
        String keyPrefix,
        boolean needsKey) {

    /** A gateway that takes its key as a bearer token, and lists its models without one as well. */
    public static <A extends LinkApi> ListedGateway<A> open(
            Class<A> api, String slug, String label, String environment, String service) {
        return new ListedGateway<>(
                api, slug, label, environment, URI.create(service), "Authorization", "Bearer ", false);
    }

    /** The environment variable of its base URL. */
    String endpointSetting() {
        return environment + "_ENDPOINT";
    }

    /** The environment variable of its key. */
    String keySetting() {
        return environment + "_API_KEY";
    }

    Map<String, String> headers(Optional<String> key) {
        return key.map(secret -> Map.of(keyHeader, keyPrefix + secret)).orElse(Map.of());
    }
}
