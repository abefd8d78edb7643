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

    /** Time to live of a catalog, a looked-up model and a search; afterwards the service fetches it again. */
    @WithDefault("1H")
    @WithConverter(Time.From1s.class)
    Duration cacheTtl();

    /** How long the service keeps serving the last good catalog while its upstream fails. */
    @WithDefault("7D")
    @WithConverter(Time.From1s.class)
    Duration maxStale();

    /** How long the service remembers a model that has left its list; 0 = not at all. */
    @WithDefault("30D")
    @WithConverter(Time.From0ms.class)
    Duration tombstones();

    /** Folder that keeps the last good catalog of every gateway and the log of changes across restarts; unset = memory only. */
    Optional<Path> snapshotDir();

    /** Days that the log of changes remembers. */
    @WithDefault("90")
    @WithConverter(Count.From1To1000.class)
    int historyDays();

    /**
     * Megabytes (2^20 bytes) of text that the log of changes of one gateway may have; its oldest changes go first. Memory
     * holds it compressed, in about a tenth of this.
     */
    @WithDefault("32")
    @WithConverter(Count.From1To1000.class)
    int historyMegabytes();

    /** Most models of a gateway whose changes are remembered. To write down a longer list takes much memory at once. */
    @WithDefault("30000")
    @WithConverter(Count.From1To1000000.class)
    int historyModels();

    /** Bearer token of the admin routes; unset = no admin routes. */
    Optional<Secret<String>> adminToken();

    /** The port of the admin routes; the other port has none. */
    @WithDefault("public")
    Port adminPort();

    /** The service's ports. */
    enum Port {
        /** For clients. */
        PUBLIC,
        /** For probes and metrics. */
        MANAGEMENT
    }

    /**
     * Keys of the public routes, comma-separated, each one word of at least 16 characters; unset = no key is needed.
     * Several keys allow a change of key without an interruption.
     */
    Optional<List<Secret<String>>> apiKeys();

    /** Whether there is a web page at {@code /}; {@code false} = the API alone. */
    @WithDefault("true")
    boolean page();

    /** Most requests a minute of one client that need an upstream; 0 = no limit. */
    @WithDefault("60")
    @WithConverter(Count.From0.class)
    int clientLimit();

    /** Whether AI assistants find the catalog's tools at {@code /mcp} (Model Context Protocol). */
    @WithDefault("true")
    boolean mcp();

    /** When the service repeats a failed or partial fetch. */
    RefreshConfig refresh();

    /** How instances share fetches. */
    RedisConfig redis();

    /** Which fetches go into quarantine. */
    GuardConfig guard();

    /** Whether the service fetches the catalog in the background at start-up, and not on the first request. */
    @WithDefault("true")
    boolean warmUp();

    /** The {@code User-Agent} of requests to upstreams. */
    @WithConverter(Text.NotEmpty.class)
    String userAgent();

    /** How upstreams are reached from behind a proxy. */
    ProxyConfig proxy();

    /** The Hugging Face Hub. */
    HuggingFaceConfig huggingface();

    /** A mirror of everything the Hub lists. */
    HubMirrorConfig hubMirror();

    /** A search cluster that keeps the mirror. */
    OpenSearchConfig opensearch();

    /** Whether {@code /api/models} answers as the Hub does, from the mirror, for clients that take {@code HF_ENDPOINT}. */
    @WithDefault("false")
    boolean hubFacade();

    /** Every other gateway, by slug; a gateway without settings has the defaults. */
    @WithDefaults
    Map<String, GatewayConfig> gateways();

    /** Folder with kinds of gateways, one file each: {@code <kind>.yaml}. One with the name of ours replaces it. */
    Optional<Path> kindsDir();

    /** Bases of facts that fill what no gateway states, the first one first; {@code none} = no base is asked. */
    @WithDefault("models.dev")
    List<@WithConverter(Text.FactsBases.class) String> facts();

    /** The bases of facts. */
    BasesConfig bases();

    /** When sources contradict each other. */
    CheckConfig check();

    /** How long {@code gateway=all} waits for a gateway's first fetch before it leaves that gateway out. */
    @WithDefault("5S")
    @WithConverter(Time.From1ms.class)
    Duration allTimeout();
}
