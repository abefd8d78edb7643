package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.BodyBytes;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.LinkHeader;
import org.modelcatalog.source.http.RequestPurpose;
import org.modelcatalog.source.http.RetryPolicy;
import org.modelcatalog.source.http.UpstreamClient;
import org.modelcatalog.source.http.UpstreamRequest;
import org.modelcatalog.source.http.UpstreamResponse;
import org.modelcatalog.source.http.UpstreamSettings;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.huggingface.files.HubSettings;
import org.modelcatalog.source.huggingface.files.HubStatus;

/**
 * The questions this catalog asks the Hub.
 *
 * <p>Bodies are read on a worker: a page is megabytes of JSON.
 */
@Singleton
class HubClient {

    static final String GATEWAY = Gateway.HUGGING_FACE.slug();

    private static final String BY_DOWNLOADS = "downloads";

    /** The largest single model that is read; the Hub's own, card included, are some hundred kilobytes. */
    private static final long MAX_MODEL_SIZE = 2 * 1024 * 1024;

    private final UpstreamClient<HubApi> upstream;
    private final Endpoint endpoint;
    private final HuggingFaceConfig config;
    private final RetryPolicy patient;
    private final RetryPolicy brief;

    HubClient(Upstreams upstreams, CatalogConfig config) {
        this.config = config.huggingface();
        UpstreamSettings settings = HubSettings.api(upstreams, this.config);
        endpoint = settings.endpoint();
        upstream = upstreams.client(HubApi.class, settings);
        patient = upstream.retrying(this.config.deadline());
        brief = upstream.retrying(this.config.requestTimeout());
    }

    /** First page of a task's models in one order. Emits when the head is in. */
    Uni<HubAnswer> list(String task, String sort, int pageSize) {
        return page(hub -> hub.models(null, task, null, sort, pageSize, HubApi.FIELDS));
    }

    /** First page of a task's models that somebody serves, the most downloaded first. Emits when the head is in. */
    Uni<HubAnswer> served(String task, int pageSize) {
        return page(hub -> hub.models(null, task, "all", BY_DOWNLOADS, pageSize, HubApi.FIELDS));
    }

    /** Models whose id matches, the most downloaded first; one page, asked for once. */
    Uni<HubPage> search(String query, int limit) {
        return ask(hub -> hub.models(query, null, null, BY_DOWNLOADS, limit, HubApi.FIELDS), RequestPurpose.SEARCH)
                .flatMap(response -> read(response, HubPageReader::list));
    }

    /** One model that a client asks for; empty when the Hub has none of that id that we may see. */
    Uni<Optional<HubRecord>> model(String id) {
        Duration whole = config.requestTimeout();
        // A request ends a little before the lookup, by its own clock: what is cut off from outside blames nobody.
        Duration single = whole.minus(whole.dividedBy(10));
        return Uni.createFrom()
                .deferred(() -> brief.attempts().on(model(id, RequestPurpose.LOOKUP, single)))
                .ifNoItem()
                .after(whole)
                .failWith(() -> new UpstreamException(Reason.TIMEOUT, "no answer within " + whole.toMillis() + " ms"));
    }

    /** One model as a part of the catalog; empty when the Hub has none of that id that we may see. */
    Uni<Optional<HubRecord>> listed(String id) {
        return Uni.createFrom()
                .deferred(() -> patient.attempts().on(model(id, RequestPurpose.WALK, config.requestTimeout())));
    }

    /** The Hub's host, for log lines. */
    String host() {
        return endpoint.host();
    }

    /** What the Hub's last answer said of our rate limit; empty once that window is over. */
    Optional<Quota> quota() {
        return upstream.quota();
    }

    /** A client for the mirror, which only shares the quota with this one. */
    UpstreamClient<HubApi> beside(Upstreams upstreams, UpstreamSettings settings) {
        return upstreams.beside(upstream, HubApi.class, settings);
    }

    private Uni<HubAnswer> page(Function<HubApi, Uni<RestResponse<InputStream>>> call) {
        return Uni.createFrom().deferred(() -> {
            var attempts = patient.attempts();
            return attempts.on(ask(call, RequestPurpose.WALK)).map(response -> {
                var linked = new AtomicReference<>(next(response));
                return new HubAnswer(linked::get, attempts.on(page(call, response, linked)));
            });
        });
    }

    /** The page itself; should its body fail, the page is asked for again, and its link is taken from there. */
    private Uni<HubPage> page(
            Function<HubApi, Uni<RestResponse<InputStream>>> call,
            UpstreamResponse first,
            AtomicReference<Optional<Uni<HubAnswer>>> linked) {
        var given = new AtomicReference<>(Uni.createFrom().item(first));
        return Uni.createFrom()
                .deferred(() -> Optional.ofNullable(given.getAndSet(null))
                        .orElseGet(() -> ask(call, RequestPurpose.WALK).invoke(again -> linked.set(next(again)))))
                .flatMap(response -> read(response, HubPageReader::list));
    }

    /** A page's head. */
    private Uni<UpstreamResponse> ask(Function<HubApi, Uni<RestResponse<InputStream>>> call, RequestPurpose purpose) {
        var request = new UpstreamRequest<>(
                call,
                HubApi.MODELS,
                purpose,
                config.requestTimeout(),
                config.maxBodySize().asLongValue());
        return upstream.get(request)
                .flatMap(response -> response.status() == 200
                        ? Uni.createFrom().item(response)
                        : Uni.createFrom().failure(upstream.failure("the Hub", "HF_TOKEN", response)));
    }

    private Uni<Optional<HubRecord>> model(String id, RequestPurpose purpose, Duration timeout) {
        if (!ModelId.isValid(id)) {
            throw new IllegalArgumentException("not a model id of the Hub");
        }
        long maxSize = Math.min(MAX_MODEL_SIZE, config.maxBodySize().asLongValue());
        var request = new UpstreamRequest<HubApi>(
                hub -> hub.model(id, HubApi.FIELDS_AND_CARD), HubApi.MODELS + "/", purpose, timeout, maxSize);
        return upstream.get(request).flatMap(response -> {
            if (response.status() == 200) {
                return read(response, HubPageReader::single).map(Optional::of);
            }
            return HubStatus.isMissing(response)
                    .flatMap(missing -> missing
                            ? Uni.createFrom().item(Optional.empty())
                            : Uni.createFrom().failure(upstream.failure("the Hub", "HF_TOKEN", response)));
        });
    }

    private Optional<Uni<HubAnswer>> next(UpstreamResponse response) {
        return LinkHeader.next(response.header("Link"))
                .map(link -> endpoint.follow(response.uri(), link, HubApi.MODELS)
                        .map(target -> page(hub -> hub.follow(target)))
                        .orElseGet(() -> Uni.createFrom()
                                .failure(new UpstreamException(
                                        Reason.FOREIGN_URL, "the Hub's link to the next page leaves the endpoint"))));
    }

    private static <T> Uni<T> read(UpstreamResponse response, Function<BodyBytes, T> reader) {
        return response.body().emitOn(Infrastructure.getDefaultWorkerPool()).map(reader);
    }
}
