package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.ModelPage;
import org.modelcatalog.source.ModelPages;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.LinkHeader;
import org.modelcatalog.source.http.RequestPurpose;
import org.modelcatalog.source.http.UpstreamClient;
import org.modelcatalog.source.http.UpstreamRequest;
import org.modelcatalog.source.http.UpstreamResponse;
import org.modelcatalog.source.http.UpstreamSettings;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.huggingface.files.HubSettings;

/**
 * The Hub's whole list. It counts against the quota of the catalog's own requests and shares nothing else with them: if its
 * pages fail, or take long, no walk and no lookup notices.
 */
@Singleton
class HubPages implements ModelPages {

    private final Upstreams upstreams;
    private final HubClient hub;
    private final HuggingFaceConfig config;
    private final Clock clock;
    private final UpstreamSettings settings;
    private UpstreamClient<HubApi> upstream;

    HubPages(Upstreams upstreams, HubClient hub, CatalogConfig config, Clock clock) {
        this.upstreams = upstreams;
        this.hub = hub;
        this.config = config.huggingface();
        this.clock = clock;
        this.settings = HubSettings.mirror(upstreams, this.config);
    }

    @Override
    public Uni<ModelPage> first(Order order) {
        String sort =
                switch (order) {
                    case CREATED -> "createdAt";
                    case MODIFIED -> "lastModified";
                };
        return page(api -> api.models(null, null, null, sort, HubPageReader.MAX_RECORDS, HubApi.MIRRORED));
    }

    @Override
    public Uni<ModelPage> next(String link) {
        Endpoint endpoint = settings.endpoint();
        return endpoint.follow(endpoint.at(HubApi.MODELS), link, HubApi.MODELS)
                .map(target -> page(api -> api.follow(target)))
                .orElseGet(() -> failure(Reason.FOREIGN_URL, "the link to the mirror's next page leaves the endpoint"));
    }

    @Override
    public Optional<Quota> quota() {
        return hub.quota();
    }

    private Uni<ModelPage> page(Function<HubApi, Uni<RestResponse<InputStream>>> call) {
        return Uni.createFrom().deferred(() -> {
            Instant asked = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            // A page of a thousand takes the Hub longer than one of a fetch, and nobody waits for it.
            var request = new UpstreamRequest<>(
                    call,
                    HubApi.MODELS,
                    RequestPurpose.MIRROR,
                    config.deadline(),
                    config.maxBodySize().asLongValue());
            return upstream().get(request).flatMap(response -> read(response, asked));
        });
    }

    private Uni<ModelPage> read(UpstreamResponse response, Instant asked) {
        if (response.status() != 200) {
            return Uni.createFrom().failure(upstream().failure("the Hub", "HF_TOKEN", response));
        }
        String link = LinkHeader.next(response.header("Link")).orElse(null);
        Optional<String> next = Optional.ofNullable(link)
                .flatMap(given -> settings.endpoint().follow(response.uri(), given, HubApi.MODELS))
                .map(URI::toString);
        if (link != null && next.isEmpty()) {
            return failure(Reason.FOREIGN_URL, "the Hub's link to the next page leaves the endpoint");
        }
        return response.body()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(body -> page(HubPageReader.list(body), asked, next.orElse(null)));
    }

    /** With a token the Hub also lists what is private: that is nobody else's business. */
    private static ModelPage page(HubPage page, Instant asked, String next) {
        List<HubRecord> open = page.records().stream()
                .filter(record -> !Boolean.TRUE.equals(record.isPrivate()))
                .toList();
        List<Model> models = HubNormalizer.normalize(open, asked);
        int unusable =
                page.skipped().values().stream().mapToInt(Integer::intValue).sum();
        return new ModelPage(models, unusable + page.records().size() - open.size(), next);
    }

    /** Made with the first request: a catalog without a mirror opens nothing. */
    private synchronized UpstreamClient<HubApi> upstream() {
        if (upstream == null) {
            upstream = hub.beside(upstreams, settings);
        }
        return upstream;
    }

    private static <T> Uni<T> failure(Reason reason, String message) {
        return Uni.createFrom().failure(new UpstreamException(reason, message));
    }
}
