package org.modelcatalog.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the service repeats a failed or partial fetch: soon at first, then with growing waits. */
public interface RefreshConfig {

    /** Wait after the first failure in a row; doubles with each further failure. Every wait is jittered. */
    @WithDefault("5S")
    @WithConverter(Time.From1ms.class)
    Duration backoff();

    /** The longest wait. */
    @WithDefault("5M")
    @WithConverter(Time.From1ms.class)
    Duration maxBackoff();
}
