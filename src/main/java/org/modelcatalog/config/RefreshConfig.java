package org.modelcatalog.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** When a failed or partial fetch is tried again: soon at first, then ever more seldom. */
public interface RefreshConfig {

    /** Wait after the first failure in a row; doubles with each further one. Every wait is jittered. */
    @WithDefault("5S")
    @DurationMin(millis = 1)
    Duration backoff();

    /** The longest wait. */
    @WithDefault("5M")
    @DurationMin(millis = 1)
    Duration maxBackoff();
}
