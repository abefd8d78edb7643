package org.modelcatalog.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bases of facts: where they are, and how long what they say holds. {@code CATALOG_FACTS} chooses among them. */
public interface BasesConfig {

    /** Time to live of a base; afterwards the service reads it again, in the background. */
    @WithDefault("24H")
    @WithConverter(Time.From1s.class)
    Duration ttl();

    /** models.dev. The endpoint is a base URL: {@code /api.json} is below it. */
    UpstreamConfig modelsDev();

    /** LiteLLM's map. The endpoint is the URL of the file. */
    UpstreamConfig litellm();
}
