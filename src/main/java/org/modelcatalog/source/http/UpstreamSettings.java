package org.modelcatalog.source.http;

import java.util.Map;
import org.modelcatalog.config.UpstreamConfig;

/**
 * How one upstream is reached.
 *
 * @param gateway slug, for metrics
 * @param headers sent with every request; may hold a secret
 * @param limits how long, how large and how often
 * @param concurrency requests of walks under way at once; lookups and searches share as many. More wait for a free
 *     connection
 * @param quotaReserve requests of the upstream's quota that walks leave untouched
 * @param quotaName the quota that counts these requests, where the upstream has several; null = it has one
 */
public record UpstreamSettings(
        String gateway,
        Endpoint endpoint,
        Map<String, String> headers,
        UpstreamConfig limits,
        int concurrency,
        int quotaReserve,
        String quotaName) {

    public UpstreamSettings {
        headers = Map.copyOf(headers);
    }

    /** Settings of an upstream with one quota. */
    public UpstreamSettings(
            String gateway,
            Endpoint endpoint,
            Map<String, String> headers,
            UpstreamConfig limits,
            int concurrency,
            int quotaReserve) {
        this(gateway, endpoint, headers, limits, concurrency, quotaReserve, null);
    }

    /** Without the headers: they may hold a secret. */
    @Override
    public String toString() {
        return "UpstreamSettings[" + gateway + "]";
    }
}
