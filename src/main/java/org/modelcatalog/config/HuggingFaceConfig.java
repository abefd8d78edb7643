package org.modelcatalog.config;

import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** The Hugging Face Hub: what is walked, how far, and with how many requests at once. */
public interface HuggingFaceConfig extends UpstreamConfig {

    /** From where the gateway {@code hug} is served. */
    @WithDefault("hub")
    Source source();

    /** Where Hugging Face models come from. */
    enum Source {
        /** The Hub itself. */
        HUB,
        /** Portkey's list, filtered by name as the Python catalog once did: the way back. */
        PORTKEY
    }

    /** Whether the router of Inference Providers is asked who serves the models, with what context and at what price. */
    @WithDefault("true")
    boolean inferenceProviders();

    /** Base URL of that router; unset = the public service. */
    Optional<URI> routerEndpoint();

    /** Access token; raises the Hub's quota. Sent to the configured host only. */
    Optional<Secret<String>> token();

    /** Truthy: no request leaves this process. Empty or unset: false. */
    Optional<Boolean> offline();

    /** Tasks to walk, the Hub's {@code pipeline_tag}. Every (task, sort) pair is one walk. */
    @WithDefault("text-generation")
    @NotEmpty
    List<
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,63}",
                            message = "must be a task of the Hub, such as text-generation")
                    String>
            tasks();

    /** Orders to walk each task in. */
    @WithDefault("downloads,likes,trendingScore")
    @NotEmpty
    List<
                    @Pattern(
                            regexp = "createdAt|downloads|lastModified|likes|trendingScore",
                            message = "must be one of createdAt, downloads, lastModified, likes, trendingScore")
                    String>
            sorts();

    /** Models a walk brings at most. */
    @WithDefault("500")
    @Min(1)
    @Max(100_000)
    int limit();

    /** Models a request asks for; the Hub gives 1,000 at most. */
    @WithDefault("250")
    @Min(1)
    @Max(1000)
    int pageSize();

    /** Walks, and their requests, under way at once; lookups and searches share as many requests of their own. */
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int concurrency();

    /** Ids that must be in the catalog whatever their ranking; each one that may be asked of the Hub. */
    Optional<List<String>> pinned();

    /** How long a search may wait for the Hub before it answers with the catalog's own hits. */
    @WithDefault("3S")
    @DurationMin(millis = 1)
    Duration searchTimeout();

    /** Requests of the quota that walks leave untouched for lookups; searches leave twice as many. */
    @WithDefault("50")
    @Min(0)
    int quotaReserve();
}
