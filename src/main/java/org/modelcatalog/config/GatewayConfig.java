package org.modelcatalog.config;

import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A gateway other than the Hugging Face Hub. */
public interface GatewayConfig extends UpstreamConfig {

    /**
     * Returns the prefix of a gateway's environment variables.
     *
     * @param slug of the gateway
     */
    static String environment(String slug) {
        return "CATALOG_GATEWAYS_" + slug.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Whether the catalog reads this gateway. */
    @WithDefault("true")
    boolean enabled();

    /** API key. Sent to the configured host only; unset = requests without a key, for gateways that allow this. */
    Optional<Secret<String>> apiKey();

    /** Time to live of this gateway's catalog; unset = {@code CATALOG_CACHE_TTL}. */
    Optional<@WithConverter(Time.From1s.class) Duration> cacheTtl();

    /** Most models that the catalog reads from this gateway. */
    @WithDefault("50000")
    @WithConverter(Count.From1To1000000.class)
    int limit();

    /** Concurrent requests. */
    @WithDefault("4")
    @WithConverter(Count.From1To64.class)
    int concurrency();
}
