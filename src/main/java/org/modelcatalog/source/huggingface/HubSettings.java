package org.modelcatalog.source.huggingface;

import java.util.Map;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.Secrets;
import org.modelcatalog.source.http.UpstreamSettings;

/** How the Hub and its router are reached, from what the user configured. */
final class HubSettings {

    private HubSettings() {}

    static UpstreamSettings of(CatalogConfig config, Endpoint endpoint) {
        HuggingFaceConfig hub = config.huggingface();
        Map<String, String> headers = Secrets.sendable("HF_TOKEN", hub.token())
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

    /** The router is public, and the token goes to no other host than the Hub's. */
    static UpstreamSettings ofRouter(CatalogConfig config, Endpoint endpoint) {
        HuggingFaceConfig hub = config.huggingface();
        return new UpstreamSettings(
                "router",
                endpoint,
                config.userAgent(),
                Map.of(),
                hub,
                1,
                0,
                hub.offline().orElse(false));
    }
}
