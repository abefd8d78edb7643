package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubHub;

/** With three retries, as by default. */
@QuarkusTest
class RetryPolicyTest {

    @AutoClose
    private final LinkClient links = new LinkClient();

    @AutoClose
    private final StubHub hub = StubHub.withModels(60);

    private UpstreamClient<LinkApi> client;

    @BeforeEach
    void start() {
        client = links.of(hub.uri(), Map.of(), 4, Map.of("huggingface.retry-delay", "1ms"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aStatusThatMayPassIsAskedAgain(int status) {
        firstOnly(request -> request.response().setStatusCode(status).end());

        assertThat(succeeds(page())).hasSize(10);
        assertThat(hub.asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void aStatusThatWillNotPassIsNotAskedAgain(int status) {
        hub.failWith(status);

        fails(page());

        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void aConnectionThatBreaksIsAskedAgain() {
        firstOnly(request -> request.connection().close());

        assertThat(succeeds(page())).hasSize(10);
        assertThat(retries("unreachable")).isEqualTo(1);
    }

    @Test
    void anAnswerThatDoesNotComeIsAskedForAgain() {
        firstOnly(request -> {});

        assertThat(succeeds(page(Duration.ofMillis(300), 1 << 20))).hasSize(10);
    }

    @Test
    void aTooLargeBodyIsNotAskedForAgain() {
        assertThat(fails(page(LinkClient.TIMEOUT, 1024)).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void anUpstreamThatAsksForMoreTimeThanThereIsIsLeftAlone() {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .setStatusCode(503)
                        .putHeader("Retry-After", "30")
                        .end());

        UpstreamException failure = fails(page());

        assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void anUpstreamThatAsksForALittleTimeGetsIt() {
        firstOnly(request -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", "20")
                .end());

        var page = page().subscribe().withSubscriber(UniAssertSubscriber.create());

        await().untilAsserted(() -> assertThat(retries("rate_limited")).isEqualTo(1));
        page.assertNotTerminated().cancel();
    }

    @Test
    void aUsedUpQuotaSaysItselfWhenItEnds() {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .setStatusCode(429)
                        .putHeader("RateLimit", "\"api\";r=0;t=200")
                        .end());

        UpstreamException failure = fails(page());

        assertThat(failure.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(199), Duration.ofSeconds(202));
        assertThat(hub.asked()).hasSize(1);
    }

    private void firstOnly(Handler<HttpServerRequest> misbehaviour) {
        hub.misbehave(request -> true, request -> {
            hub.behave();
            misbehaviour.handle(request);
        });
    }

    private Uni<JsonArray> page() {
        return page(LinkClient.TIMEOUT, 1 << 20);
    }

    private Uni<JsonArray> page(Duration timeout, long maxBodySize) {
        URI url = hub.uri().resolve("/api/models?pipeline_tag=text-generation&sort=likes&limit=10");
        var request =
                new UpstreamRequest<LinkApi>(api -> api.follow(url), "/", RequestPurpose.WALK, timeout, maxBodySize);
        return client.retrying(Duration.ofSeconds(25))
                .attempts()
                .on(Uni.createFrom()
                        .deferred(() -> client.get(request))
                        .flatMap(response -> response.status() == 200
                                ? response.body().map(body -> new JsonArray(body.text()))
                                : Uni.createFrom()
                                        .failure(StatusFailure.of(
                                                "the Hub",
                                                "HF_TOKEN",
                                                response.status(),
                                                client.retryAfter(response).orElse(null)))));
    }

    private double retries(String reason) {
        return links.meters
                .counter("catalog.upstream.retries", "gateway", "hug", "reason", reason)
                .count();
    }
}
