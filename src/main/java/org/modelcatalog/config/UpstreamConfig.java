package org.modelcatalog.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
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

    /** How long a whole fetch of the catalog may take; what is not in by then has failed. */
    @WithDefault("30S")
    @DurationMin(millis = 1)
    Duration deadline();

    /** The largest answer that is read, after decompression. */
    @WithDefault("32M")
    @NotNull
    MemorySize maxBodySize();
}
