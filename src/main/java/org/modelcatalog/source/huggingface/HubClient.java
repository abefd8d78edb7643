package org.modelcatalog.source.huggingface;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.config.Secret;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.UpstreamClient;
import org.modelcatalog.source.http.UpstreamResponse;
import org.modelcatalog.source.http.UpstreamSettings;

/**
 * The three questions this catalog asks the Hub, and what the Hub's statuses mean.
 *
 * <p>Bodies are read on a worker: a page is megabytes of JSON.
 */
@Singleton
class HubClient {

    static final String GATEWAY = "hug";

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");
    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

    private final UpstreamClient walks;

    /** Connections of their own: however many models clients look up, the walks need not wait for them. */
    private final UpstreamClient lookups;

    private final Endpoint endpoint;
    private final HubUris uris;
    private final Clock clock;
    private volatile Quota quota;

    HubClient(Vertx vertx, CatalogConfig config, HubEndpoint hub, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        endpoint = hub.endpoint();
        uris = new HubUris(endpoint);
        walks = new UpstreamClient(vertx, settings(config, endpoint), meters, this::noteQuota);
        lookups = new UpstreamClient(vertx, settings(config, endpoint), meters, this::noteQuota);
    }

    /** First page of a task's models in one order. */
    Uni<HubAnswer> list(String task, String sort, int pageSize) {
        return page(walks, uris.list(task, sort, pageSize));
    }

    /** A page of a list. Emits when the head is in. */
    private Uni<HubAnswer> page(UpstreamClient upstream, URI uri) {
        return upstream.get(uri, HubUris.MODELS)
                .flatMap(response -> response.status() == 200
                        ? Uni.createFrom()
                                .item(new HubAnswer(next(upstream, response), read(response, HubPageReader::list)))
                        : Uni.createFrom().failure(refused(response)));
    }

    /** Models whose id matches, the most downloaded first; one page. */
    Uni<HubPage> search(String query, int limit) {
        return page(lookups, uris.search(query, limit)).flatMap(HubAnswer::page);
    }

    /** One model; empty when the Hub has none of that id that we may see. */
    Uni<Optional<HubRecord>> model(String id) {
        return lookups.get(uris.model(id), HubUris.MODELS + "/").flatMap(response -> {
            if (response.status() == 200) {
                return read(response, HubPageReader::single).map(Optional::of);
            }
            return isMissing(response)
                    .flatMap(missing -> missing
                            ? Uni.createFrom().item(Optional.empty())
                            : Uni.createFrom().failure(refused(response)));
        });
    }

    /** What the Hub's last answer said of our rate limit; empty once that window is over. */
    Optional<Quota> quota() {
        return Optional.ofNullable(quota).filter(said -> said.current(clock.instant()));
    }

    @PreDestroy
    void close() {
        walks.close();
        lookups.close();
    }

    private Optional<Uni<HubAnswer>> next(UpstreamClient upstream, UpstreamResponse response) {
        return LinkHeader.next(response.headers().get("Link"))
                .map(link -> endpoint.follow(response.uri(), link, HubUris.MODELS)
                        .map(target -> page(upstream, target))
                        .orElseGet(() -> Uni.createFrom()
                                .failure(new UpstreamException(
                                        Reason.FOREIGN_URL, "the Hub's link to the next page leaves the endpoint"))));
    }

    private static <T> Uni<T> read(UpstreamResponse response, Function<Buffer, T> reader) {
        return response.body().emitOn(Infrastructure.getDefaultWorkerPool()).map(reader);
    }

    /** A caller who may not see a repository gets 401 as if it were not there; only a bad token is told so. */
    private static Uni<Boolean> isMissing(UpstreamResponse response) {
        return switch (response.status()) {
            case 404, 410 -> Uni.createFrom().item(true);
            case 401 ->
                response.body()
                        .map(body ->
                                !isBadToken(response.headers().get("X-Error-Message")) && !isBadToken(body.toString()));
            default -> Uni.createFrom().item(false);
        };
    }

    private static boolean isBadToken(String message) {
        return message != null && message.contains("Invalid credentials");
    }

    private UpstreamException refused(UpstreamResponse response) {
        int status = response.status();
        Duration retryAfter = retryAfter(response.headers());
        return switch (status) {
            case 429 -> new UpstreamException(Reason.RATE_LIMITED, "the Hub limits our rate (429)", retryAfter);
            case 401, 403 ->
                new UpstreamException(Reason.UNAUTHORIZED, "the Hub does not accept HF_TOKEN (" + status + ")");
            default -> new UpstreamException(Reason.STATUS, "the Hub answered " + status, retryAfter);
        };
    }

    private Duration retryAfter(MultiMap headers) {
        String seconds = headers.get("Retry-After");
        if (seconds == null || !seconds.matches("\\d{1,9}")) {
            return quota().filter(said -> said.remaining() == 0)
                    .map(said ->
                            Duration.between(clock.instant(), said.windowEnds()).plusSeconds(1))
                    .orElse(null);
        }
        return capped(Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static Duration capped(Duration asked) {
        return asked.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : asked;
    }

    private void noteQuota(MultiMap headers) {
        Quota.parse(headers.get("RateLimit"), clock.instant()).ifPresent(said -> quota = said);
    }

    /** Refused here, at start and without its value: the HTTP client would quote what it cannot send. */
    private static String valid(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("HF_TOKEN must be one word of printable ASCII characters");
        }
        return token;
    }

    private static UpstreamSettings settings(CatalogConfig config, Endpoint endpoint) {
        HuggingFaceConfig hub = config.huggingface();
        Map<String, String> headers = hub.token()
                .map(Secret::get)
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .map(HubClient::valid)
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElse(Map.of());
        return new UpstreamSettings(
                GATEWAY,
                endpoint,
                config.userAgent(),
                headers,
                hub.requestTimeout(),
                hub.maxBodySize().asLongValue(),
                hub.concurrency(),
                hub.offline().orElse(false));
    }
}
