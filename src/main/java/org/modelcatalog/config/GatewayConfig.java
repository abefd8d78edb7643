package org.modelcatalog.config;

import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A gateway beside the Hugging Face Hub. */
public interface GatewayConfig extends UpstreamConfig {

    /**
     * What the environment variables of a gateway begin with.
     *
     * @param slug the gateway's
     */
    static String environment(String slug) {
        return "CATALOG_GATEWAYS_" + slug.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Whether the catalog reads from it. */
    @WithDefault("true")
    boolean enabled();

    /** Sent to the configured host only; unset = the gateway is asked without one, where it answers so. */
    Optional<Secret<String>> apiKey();

    /** How long what was fetched is served before it is fetched anew; unset = as long as everything else. */
    Optional<@WithConverter(Time.From1s.class) Duration> cacheTtl();

    /** Models that are taken at most. */
    @WithDefault("50000")
    @WithConverter(Count.From1To1000000.class)
    int limit();

    /** Requests under way at once. */
    @WithDefault("4")
    @WithConverter(Count.From1To64.class)
    int concurrency();
}
