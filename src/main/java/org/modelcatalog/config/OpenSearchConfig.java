package org.modelcatalog.config;

import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** OpenSearch 2 or 3, which keeps the mirror of the Hub for many instances. Read with {@code CATALOG_HUB_INDEX=opensearch}. */
public interface OpenSearchConfig {

    /** Base URLs of nodes of the cluster, comma-separated, such as {@code https://search-1.example:9200}. */
    Optional<List<@WithConverter(Url.Base.class) URI>> hosts();

    /** User that reads and writes the indices of the mirror; unset = no login. */
    Optional<String> user();

    /** Password of that user. Set it here and not in the URL. */
    Optional<Secret<String>> password();

    /** Beginning of the names of the indices. Deployments with the same one share a mirror. */
    @WithDefault("model-catalog-hub")
    @WithConverter(Text.IndexName.class)
    String index();

    /** Shards of the index when it is created. With more than one, counts of rare words are estimates. */
    @WithDefault("1")
    @WithConverter(Count.From1To64.class)
    int shards();

    /** Time-out of a query. */
    @WithDefault("10S")
    @WithConverter(Time.From1s.class)
    Duration timeout();
}
