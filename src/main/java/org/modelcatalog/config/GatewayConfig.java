package org.modelcatalog.config;

import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A gateway other than the Hugging Face Hub. */
public interface GatewayConfig extends UpstreamConfig {

    /** A path with its query, of which no segment is empty or consists of dots. */
    String PATH = "(?!.*/\\.{1,2}(/|\\?|$))(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)+"
            + "(\\?([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?";

    /** The rule of {@link #PATH}, as messages state it. */
    String PATH_RULE = "an absolute path below the endpoint, such as /v1/models?type=chat";

    /**
     * Returns the prefix of a gateway's environment variables.
     *
     * @param slug of the gateway
     */
    static String environment(String slug) {
        return "CATALOG_GATEWAYS_" + slug.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /**
     * Declares a gateway: the kind of its list, one of those in docs/GATEWAYS.md or of {@code CATALOG_GATEWAYS_KINDS_DIR}. It
     * needs an endpoint. Unset = a gateway of the catalog's own.
     */
    Optional<@WithConverter(Text.Word.class) String> kind();

    /**
     * Path of a declared gateway's list below its endpoint, with its query, such as {@code /public/v1/models?format=openrouter};
     * unset = the path of its kind.
     */
    Optional<@WithConverter(Text.ListPath.class) String> path();

    /** The note of a declared gateway in the envelope of its list; unset = its name. */
    Optional<@WithConverter(Text.NotEmpty.class) String> note();

    /** Other names of a declared gateway, comma-separated. */
    Optional<List<@WithConverter(Text.Word.class) String>> aliases();

    /**
     * Ids of the models to show, comma-separated: {@code *} is any number of characters, {@code ?} is one, in any case. Unset
     * = all.
     */
    Optional<List<@WithConverter(Text.IdPattern.class) String>> include();

    /** Ids of models not to show, likewise; wins over {@code INCLUDE}. */
    Optional<List<@WithConverter(Text.IdPattern.class) String>> exclude();

    /** Whether the catalog reads this gateway. */
    @WithDefault("true")
    boolean enabled();

    /** API key. Sent to the configured host only; unset = requests without a key, for gateways that allow this. */
    Optional<Secret<String>> apiKey();

    /** Time to live of this gateway's catalog; unset = {@code CATALOG_CACHE_TTL}. */
    Optional<@WithConverter(Time.From1s.class) Duration> cacheTtl();

    /** Most models that the catalog reads from this gateway. */
    @WithDefault("50000")
    @WithConverter(Count.From1To1000000.class)
    int limit();

    /** Concurrent requests. */
    @WithDefault("4")
    @WithConverter(Count.From1To64.class)
    int concurrency();
}
