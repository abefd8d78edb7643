package org.modelcatalog.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A mirror of everything the Hub lists: some three million models, which it walks in the background. */
public interface HubMirrorConfig {

    /**
     * Whether the service mirrors the Hub. A first walk takes about an hour, and half of that with the token of a free
     * account.
     */
    @WithDefault("false")
    boolean enabled();

    /** The index of {@code CATALOG_HUB_INDEX} that is a search cluster. */
    String OPENSEARCH = "opensearch";

    /**
     * What keeps the mirror: {@code lucene} = each instance, in its own folder; {@code opensearch} = a search cluster that
     * instances share, {@code CATALOG_OPENSEARCH_HOSTS}, to which one of them writes.
     */
    @WithDefault("lucene")
    @WithConverter(Text.HubIndex.class)
    String index();

    /**
     * Folder of the mirror, with room for two gigabytes and as much again while it is renewed; required with a mirror of
     * {@code CATALOG_HUB_INDEX=lucene}.
     */
    Optional<Path> dir();

    /**
     * Share of the Hub's quota that the mirror may use. The last requests of a window, three times
     * {@code CATALOG_HUGGINGFACE_QUOTA_RESERVE}, are never the mirror's.
     */
    @WithDefault("0.5")
    @WithConverter(Ratio.From005To1.class)
    BigDecimal quota();

    /** How often the mirror asks for new and changed models. */
    @WithName("new")
    @WithDefault("1H")
    @WithConverter(Time.From1min.class)
    Duration news();

    /**
     * How often the mirror walks everything again, which renews downloads and likes. A model that two such walks have not
     * seen is gone.
     */
    @WithDefault("7D")
    @WithConverter(Time.From1min.class)
    Duration sweep();
}
