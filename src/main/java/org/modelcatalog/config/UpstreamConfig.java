package org.modelcatalog.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The settings that every upstream has. */
public interface UpstreamConfig {

    /** Base URL; unset = the public service. */
    Optional<@WithConverter(Url.Base.class) URI> endpoint();

    /** Time-out of one request, from waiting for a connection to the last byte. */
    @WithDefault("10S")
    @WithConverter(Time.From1ms.class)
    Duration requestTimeout();

    /** Time-out of a whole fetch: the service uses the parts that have arrived and reports the others as missing. */
    @WithDefault("30S")
    @WithConverter(Time.From1ms.class)
    Duration deadline();

    /** Most retries of a request after a transient failure: time-out, reset, 408, 429, 5xx, garbled body. */
    @WithDefault("3")
    @WithConverter(Count.From0To10.class)
    int retries();

    /** Wait before the first retry; doubles with each further one. Every wait is jittered. */
    @WithDefault("500ms")
    @WithConverter(Time.From1ms.class)
    Duration retryDelay();

    /** How long the circuit stays open after most requests failed, before one request probes the upstream. */
    @WithDefault("5S")
    @WithConverter(Time.From1ms.class)
    Duration circuitDelay();

    /** Largest response body, after decompression; all concurrent bodies share four times that. */
    @WithDefault("8M")
    MemorySize maxBodySize();
}
