package org.modelcatalog.config;

import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
    Optional<@WithConverter(Url.Base.class) URI> routerEndpoint();

    /** Access token; raises the Hub's quota. Sent to the configured host only. */
    Optional<Secret<String>> token();

    /** Truthy: no request leaves this process. Empty or unset: false. */
    Optional<Boolean> offline();

    /** Tasks to walk, the Hub's {@code pipeline_tag}. Every (task, sort) pair is one walk. */
    @WithDefault("text-generation,image-text-to-text")
    List<@WithConverter(Text.Task.class) String> tasks();

    /** Orders to walk each task in. */
    @WithDefault("downloads,likes,trendingScore")
    List<@WithConverter(Text.Sort.class) String> sorts();

    /** Models a walk brings at most. */
    @WithDefault("500")
    @WithConverter(Count.From1To100000.class)
    int limit();

    /** Models a request asks for; the Hub gives 1,000 at most. */
    @WithDefault("250")
    @WithConverter(Count.From1To1000.class)
    int pageSize();

    /** Walks, and their requests, under way at once; lookups and searches share as many requests of their own. */
    @WithDefault("8")
    @WithConverter(Count.From1To64.class)
    int concurrency();

    /** Ids that must be in the catalog whatever their ranking; each one that may be asked of the Hub. */
    Optional<List<String>> pinned();

    /** How long a search may wait for the Hub before it answers with the catalog's own hits. */
    @WithDefault("3S")
    @WithConverter(Time.From1ms.class)
    Duration searchTimeout();

    /** Requests of the quota that walks leave untouched for lookups; searches leave twice as many. */
    @WithDefault("50")
    @WithConverter(Count.From0.class)
    int quotaReserve();
}
