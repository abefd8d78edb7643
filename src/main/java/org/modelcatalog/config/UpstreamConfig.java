package org.modelcatalog.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** What holds for every upstream the catalog reads from. */
public interface UpstreamConfig {

    /** Base URL, {@code http} or {@code https}; unset = the public service. */
    Optional<URI> endpoint();

    /** How long one request may take, from waiting for a free connection to the last byte. */
    @WithDefault("10S")
    @DurationMin(millis = 1)
    Duration requestTimeout();

    /** How long a whole fetch of the catalog may take: what is in by then is used, the rest is missing. */
    @WithDefault("30S")
    @DurationMin(millis = 1)
    Duration deadline();

    /** How often a request that may succeed the next time (time-out, reset, 408, 429, 5xx, garbled) is sent again. */
    @WithDefault("3")
    @Min(0)
    @Max(10)
    int retries();

    /** Wait before the first of these; doubles with each further one. Every wait is jittered. */
    @WithDefault("500ms")
    @DurationMin(millis = 1)
    Duration retryDelay();

    /** How long an upstream that mostly fails is left alone before one request tries it again. */
    @WithDefault("5S")
    @DurationMin(millis = 1)
    Duration circuitDelay();

    /** The largest answer that is read, after decompression; all that are under way share four times that. */
    @WithDefault("8M")
    @NotNull
    MemorySize maxBodySize();
}
