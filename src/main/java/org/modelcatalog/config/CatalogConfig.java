package org.modelcatalog.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole configuration of the catalog, prefix {@code catalog}. */
@ConfigMapping(prefix = "catalog")
public interface CatalogConfig {

    /** How long a fetched catalog (and a model looked up, and a search) is served before it is fetched anew. */
    @WithDefault("1H")
    @WithConverter(Time.From1s.class)
    Duration cacheTtl();

    /** How long the last good catalog goes on serving while its upstream fails. */
    @WithDefault("7D")
    @WithConverter(Time.From1s.class)
    Duration maxStale();

    /** Folder that keeps the last good catalog of every gateway over a restart; unset = memory only. */
    Optional<Path> snapshotDir();

    /** Bearer token of the admin routes; unset = there are none. */
    Optional<Secret<String>> adminToken();

    /** The port that the admin routes are on; on the other one there are none. */
    @WithDefault("public")
    Port adminPort();

    /** The ports that the service listens on. */
    enum Port {
        /** The one for clients. */
        PUBLIC,
        /** The one for probes and metrics. */
        MANAGEMENT
    }

    /**
     * Keys of the public routes, comma-separated, each one word of 16 characters at least; unset = they are open to
     * everybody. More than one, so that a key can be replaced while the old one still works.
     */
    Optional<List<Secret<String>>> apiKeys();

    /** Requests a minute that one client may make of those that ask an upstream; 0 = any number. */
    @WithDefault("60")
    @WithConverter(Count.From0.class)
    int clientLimit();

    /** When a fetch is tried again. */
    RefreshConfig refresh();

    /** Whether instances share what one of them fetches. */
    RedisConfig redis();

    /** Which fetches are too unlike the last good one to be believed at once. */
    GuardConfig guard();

    /** Whether the catalog is fetched when the service starts, behind the start, instead of on the first request. */
    @WithDefault("true")
    boolean warmUp();

    /** How the catalog names itself to its upstreams. */
    @WithConverter(Text.NotEmpty.class)
    String userAgent();

    /** How upstreams are reached from behind a proxy. */
    ProxyConfig proxy();

    /** The Hugging Face Hub. */
    HuggingFaceConfig huggingface();

    /** Every other gateway, by slug; one that is not set up has the defaults. */
    @WithDefaults
    Map<String, GatewayConfig> gateways();

    /** How long {@code gateway=all} waits for a gateway's first fetch before it answers without it. */
    @WithDefault("5S")
    @WithConverter(Time.From1ms.class)
    Duration allTimeout();
}
