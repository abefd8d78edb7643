package org.modelcatalog.config;

import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Redis or Valkey, 7 or newer, through which instances share what one of them fetches. */
public interface RedisConfig {

    /** {@code redis://host:port}, {@code rediss://} for TLS; unset = every instance fetches for itself. */
    Optional<Secret<String>> hosts();

    /** Its password, better here than in the URL. */
    Optional<Secret<String>> password();

    /**
     * How long an instance that fetches keeps the others from fetching once nothing is heard of it, and how long they go
     * on waiting while Redis cannot be reached.
     */
    @WithDefault("15S")
    @WithConverter(Time.From1s.class)
    Duration lease();

    /** How often an instance looks what others have fetched, in case their word was lost. */
    @WithDefault("10S")
    @WithConverter(Time.From100ms.class)
    Duration poll();

    /** How long an answer may take; one that holds a catalog five times as long. */
    @WithDefault("2S")
    @WithConverter(Time.From1ms.class)
    Duration timeout();
}
