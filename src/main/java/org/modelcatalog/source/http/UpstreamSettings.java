package org.modelcatalog.source.http;

import java.time.Duration;
import java.util.Map;

/**
 * How one upstream is reached.
 *
 * @param gateway slug, for metrics
 * @param headers sent with every request; may hold a secret
 * @param requestTimeout from waiting for a free connection to the last byte
 * @param maxBodySize bytes, after decompression
 * @param concurrency connections, and so requests under way, at once; more wait for a free one
 * @param offline no request leaves
 */
public record UpstreamSettings(
        String gateway,
        Endpoint endpoint,
        String userAgent,
        Map<String, String> headers,
        Duration requestTimeout,
        long maxBodySize,
        int concurrency,
        boolean offline) {

    public UpstreamSettings {
        headers = Map.copyOf(headers);
    }

    /** Without the headers: they may hold a secret. */
    @Override
    public String toString() {
        return "UpstreamSettings[" + gateway + "]";
    }
}
