package org.modelcatalog.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** The whole configuration of the catalog, prefix {@code catalog}. */
@ConfigMapping(prefix = "catalog")
public interface CatalogConfig {

    /** How long a fetched catalog (and a model looked up, and a search) is served before it is fetched anew. */
    @WithDefault("1H")
    @DurationMin(seconds = 1)
    Duration cacheTtl();

    /** How long the last good catalog goes on serving while its upstream fails. */
    @WithDefault("7D")
    @DurationMin(seconds = 1)
    Duration maxStale();

    /** Folder that keeps the last good catalog of every gateway over a restart; unset = memory only. */
    Optional<Path> snapshotDir();

    /** Bearer token of the admin routes; unset = there are none. */
    Optional<Secret<String>> adminToken();

    /**
     * Keys of the public routes, comma-separated, each one word of 16 characters at least; unset = they are open to
     * everybody. More than one, so that a key can be replaced while the old one still works.
     */
    Optional<List<Secret<String>>> apiKeys();

    /** Requests a minute that one client may make of those that ask an upstream; 0 = any number. */
    @WithDefault("60")
    @Min(0)
    int clientLimit();

    /** When a fetch is tried again. */
    @Valid
    RefreshConfig refresh();

    /** Whether instances share what one of them fetches. */
    @Valid
    RedisConfig redis();

    /** Which fetches are too unlike the last good one to be believed at once. */
    @Valid
    GuardConfig guard();

    /** Whether the catalog is fetched when the service starts, behind the start, instead of on the first request. */
    @WithDefault("true")
    boolean warmUp();

    /** How the catalog names itself to its upstreams. */
    @NotBlank
    String userAgent();

    /** The Hugging Face Hub. */
    @Valid
    HuggingFaceConfig huggingface();

    /** Every other gateway, by slug; one that is not set up has the defaults. */
    @WithDefaults
    Map<String, @Valid GatewayConfig> gateways();

    /** How long {@code gateway=all} waits for a gateway's first fetch before it answers without it. */
    @WithDefault("5S")
    @DurationMin(millis = 1)
    Duration allTimeout();
}
