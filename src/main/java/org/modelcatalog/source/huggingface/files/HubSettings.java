package org.modelcatalog.source.huggingface.files;

import java.net.URI;
import java.util.Map;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.Secrets;
import org.modelcatalog.source.http.UpstreamSettings;
import org.modelcatalog.source.http.Upstreams;

/** How the Hub is reached: its API and its files are at one endpoint and take one token. */
public final class HubSettings {

    private static final URI PUBLIC_HUB = URI.create("https://huggingface.co");

    /** The quota of files, as the Hub names it. */
    private static final String FILES_QUOTA = "resolvers";

    private HubSettings() {}

    /** For requests of the API. */
    public static UpstreamSettings api(Upstreams upstreams, HuggingFaceConfig config) {
        return settings(Gateway.HUGGING_FACE.slug(), config.concurrency(), null, upstreams, config);
    }

    /** For the mirror's requests, of which one is under way at a time. */
    public static UpstreamSettings mirror(Upstreams upstreams, HuggingFaceConfig config) {
        return settings("hub-mirror", 1, null, upstreams, config);
    }

    /** For requests of files, which the Hub counts apart. */
    static UpstreamSettings files(int concurrency, Upstreams upstreams, HuggingFaceConfig config) {
        return settings("hub-files", concurrency, FILES_QUOTA, upstreams, config);
    }

    private static UpstreamSettings settings(
            String name, int concurrency, String quota, Upstreams upstreams, HuggingFaceConfig config) {
        Endpoint endpoint = upstreams.endpoint("HF_ENDPOINT", config.endpoint(), PUBLIC_HUB);
        Map<String, String> headers = Secrets.sendable("HF_TOKEN", config.token())
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElse(Map.of());
        return new UpstreamSettings(name, endpoint, headers, config, concurrency, config.quotaReserve(), quota);
    }
}
