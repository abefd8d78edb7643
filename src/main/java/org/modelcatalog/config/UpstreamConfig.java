package org.modelcatalog.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What holds for every upstream the catalog reads from. */
public interface UpstreamConfig {

    /** Base URL; unset = the public service. */
    Optional<@WithConverter(Url.Base.class) URI> endpoint();

    /** How long one request may take, from waiting for a free connection to the last byte. */
    @WithDefault("10S")
    @WithConverter(Time.From1ms.class)
    Duration requestTimeout();

    /** How long a whole fetch of the catalog may take: what is in by then is used, the rest is missing. */
    @WithDefault("30S")
    @WithConverter(Time.From1ms.class)
    Duration deadline();

    /** How often a request that may succeed the next time (time-out, reset, 408, 429, 5xx, garbled) is sent again. */
    @WithDefault("3")
    @WithConverter(Count.From0To10.class)
    int retries();

    /** Wait before the first of these; doubles with each further one. Every wait is jittered. */
    @WithDefault("500ms")
    @WithConverter(Time.From1ms.class)
    Duration retryDelay();

    /** How long an upstream that mostly fails is left alone before one request tries it again. */
    @WithDefault("5S")
    @WithConverter(Time.From1ms.class)
    Duration circuitDelay();

    /** The largest answer that is read, after decompression; all that are under way share four times that. */
    @WithDefault("8M")
    MemorySize maxBodySize();
}
