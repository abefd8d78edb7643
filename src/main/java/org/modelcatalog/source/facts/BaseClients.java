package org.modelcatalog.source.facts;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.config.BasesConfig;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.UpstreamConfig;
import org.modelcatalog.source.FactsBase;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.BodyBytes;
import org.modelcatalog.source.http.LinkApi;
import org.modelcatalog.source.http.UpstreamSettings;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.list.ListClient;

/** Reads the bases of facts where they are: one request each. */
@Singleton
class BaseClients {

    private static final URI MODELS_DEV = URI.create("https://models.dev");
    private static final URI LITELLM =
            URI.create("https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json");
    private static final String KEY = "a key";

    private final Upstreams upstreams;
    private final BasesConfig config;
    private final Map<FactsBase, ListClient<?>> clients = new EnumMap<>(FactsBase.class);

    BaseClients(Upstreams upstreams, CatalogConfig config) {
        this.upstreams = upstreams;
        this.config = config.bases();
    }

    /** Reads a base; fails with {@link UpstreamException}, also when it has not a single entry. */
    Uni<BaseTable> read(FactsBase base) {
        return Uni.createFrom().deferred(() -> {
            Instant start = clock().instant().truncatedTo(ChronoUnit.MILLIS);
            return (switch (base) {
                        case MODELS_DEV -> modelsDev();
                        case LITELLM -> liteLlm();
                    })
                    .map(entries -> {
                        if (entries.isEmpty()) {
                            throw new UpstreamException(Reason.EMPTY, base.label() + " has no usable model");
                        }
                        return new BaseTable(base, start, entries);
                    });
        });
    }

    Clock clock() {
        return upstreams.clock();
    }

    private Uni<List<BaseEntry>> modelsDev() {
        return client(FactsBase.MODELS_DEV, ModelsDevApi.class, "MODELS_DEV_ENDPOINT", MODELS_DEV, config.modelsDev())
                .get(ModelsDevApi.MODELS, ModelsDevApi::models, BaseClients::modelsDev);
    }

    private static List<BaseEntry> modelsDev(BodyBytes body) {
        List<BaseEntry> entries = new ArrayList<>();
        ModelsDevRecord.READER.read(
                body.bytes(), body.length(), (names, json) -> entries.add(ModelsDevRecord.read(names, json)));
        return entries;
    }

    private Uni<List<BaseEntry>> liteLlm() {
        ListClient<LinkApi> client =
                client(FactsBase.LITELLM, LinkApi.class, "LITELLM_MAP_URL", LITELLM, config.litellm());
        return client.get("", api -> api.follow(client.endpoint().base()), BaseClients::liteLlm);
    }

    private static List<BaseEntry> liteLlm(BodyBytes body) {
        List<BaseEntry> entries = new ArrayList<>();
        LiteLlmMapRecord.READER.read(
                body.bytes(),
                body.length(),
                (names, json) -> LiteLlmMapRecord.read(names.get(0), json).ifPresent(entries::add));
        return entries;
    }

    /** Opened when it is asked for the first time: a base that is not chosen has no connections. */
    @SuppressWarnings("unchecked") // one base, one REST client interface
    private synchronized <A extends LinkApi> ListClient<A> client(
            FactsBase base, Class<A> api, String setting, URI service, UpstreamConfig limits) {
        return (ListClient<A>) clients.computeIfAbsent(base, absent -> {
            var settings = new UpstreamSettings(
                    base.label(), upstreams.endpoint(setting, limits.endpoint(), service), Map.of(), limits, 1, 0);
            return new ListClient<>(upstreams.client(api, settings), settings, base.label(), KEY, null);
        });
    }
}
