package org.modelcatalog.config;

import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The Hugging Face Hub: which lists to walk, how far, and with how many concurrent requests. */
public interface HuggingFaceConfig extends UpstreamConfig {

    /** Source of the gateway {@code hug}. */
    @WithDefault("hub")
    Source source();

    /** Sources of Hugging Face models. */
    enum Source {
        /** The Hub itself. */
        HUB,
        /** Portkey's list, filtered by name as in the Python catalog: the rollback. */
        PORTKEY
    }

    /** Whether to ask the router of Inference Providers for offers: inference provider, context and price. */
    @WithDefault("true")
    boolean inferenceProviders();

    /** Base URL of that router; unset = the public service. */
    Optional<@WithConverter(Url.Base.class) URI> routerEndpoint();

    /**
     * Whether to read the context of a model that states none elsewhere from its {@code config.json}: in the background,
     * once for each revision.
     */
    @WithDefault("true")
    boolean configs();

    /** Access token; raises the Hub's quota. Sent to the configured host only. */
    Optional<Secret<String>> token();

    /** Truthy = no request leaves this process; empty or unset = false. */
    Optional<Boolean> offline();

    /** Tasks to walk: values of the Hub's {@code pipeline_tag}. Every (task, sort) pair is one walk. */
    @WithDefault("text-generation,image-text-to-text")
    List<@WithConverter(Text.Task.class) String> tasks();

    /** Sorts to walk for each task. */
    @WithDefault("downloads,likes,trendingScore")
    List<@WithConverter(Text.Sort.class) String> sorts();

    /** Most models of a walk. */
    @WithDefault("500")
    @WithConverter(Count.From1To100000.class)
    int limit();

    /** Models of a page; the Hub's maximum is 1,000. */
    @WithDefault("250")
    @WithConverter(Count.From1To1000.class)
    int pageSize();

    /** Concurrent walks and their concurrent requests; lookups and searches share as many requests of their own. */
    @WithDefault("8")
    @WithConverter(Count.From1To64.class)
    int concurrency();

    /** Ids, each a valid Hub id, of models that the catalog always contains, regardless of their rank. */
    Optional<List<String>> pinned();

    /** How long a search waits for the Hub before it returns the catalog's own hits. */
    @WithDefault("3S")
    @WithConverter(Time.From1ms.class)
    Duration searchTimeout();

    /** Requests of the quota that walks reserve for lookups; searches reserve twice as many. */
    @WithDefault("50")
    @WithConverter(Count.From0.class)
    int quotaReserve();
}
