package org.modelcatalog.source.huggingface;

import io.smallrye.config.Secret;
import java.util.Map;
import java.util.regex.Pattern;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.UpstreamSettings;

/** How the Hub is reached, from what the user configured. */
final class HubSettings {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

    private HubSettings() {}

    static UpstreamSettings of(CatalogConfig config, Endpoint endpoint) {
        HuggingFaceConfig hub = config.huggingface();
        Map<String, String> headers = hub.token()
                .map(Secret::get)
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .map(HubSettings::valid)
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElse(Map.of());
        return new UpstreamSettings(
                HubClient.GATEWAY,
                endpoint,
                config.userAgent(),
                headers,
                hub,
                hub.concurrency(),
                hub.quotaReserve(),
                hub.offline().orElse(false));
    }

    /** Refused here, at start and without its value: the HTTP client would quote what it cannot send. */
    private static String valid(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("HF_TOKEN must be one word of printable ASCII characters");
        }
        return token;
    }
}
