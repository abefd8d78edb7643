package org.modelcatalog.config;

import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Redis or Valkey, 7 or newer, through which instances share fetches. */
public interface RedisConfig {

    /** {@code redis://host:port}, or {@code rediss://} for TLS; unset = every instance fetches for itself. */
    Optional<Secret<String>> hosts();

    /** Password of Redis. Set it here and not in the URL. */
    Optional<Secret<String>> password();

    /**
     * How long the lease of a silent instance keeps the others from fetching, and how long they wait while Redis is
     * unreachable.
     */
    @WithDefault("15S")
    @WithConverter(Time.From1s.class)
    Duration lease();

    /** How often an instance checks for fetches of the others, in case a message was lost. */
    @WithDefault("10S")
    @WithConverter(Time.From100ms.class)
    Duration poll();

    /** Time-out of a command; five times as long for one that carries a catalog. */
    @WithDefault("2S")
    @WithConverter(Time.From1ms.class)
    Duration timeout();
}
