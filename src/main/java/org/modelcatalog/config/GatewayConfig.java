package org.modelcatalog.config;

import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

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
    Optional<@DurationMin(seconds = 1) Duration> cacheTtl();

    /** Models that are taken at most. */
    @WithDefault("50000")
    @Min(1)
    @Max(1_000_000)
    int limit();

    /** Requests under way at once. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int concurrency();
}
