package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubHub;

@QuarkusTest
class HubRetryTest {

    private StubHub hub;
    private HubTestClient test;

    @BeforeEach
    void start() {
        hub = StubHub.withModels(60);
        test = client(Map.of());
    }

    @AfterEach
    void stop() {
        test.close();
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad Gateway</html>", "[{\"id\":\"a/b\"},{\"id\"", "null", "{}", ""})
    void aBodyThatIsNoPageIsAskedForAgain(String body) {
        firstOnly(request -> request.response().end(body));

        assertThat(succeeds(page()).records()).hasSize(10);
    }

    @Test
    void aBodyThatBreaksOffIsAskedForAgainAndItsOwnLinkIsFollowed() {
        firstOnly(request -> request.response()
                .putHeader("Link", "</api/models?sort=likes&limit=3>; rel=\"next\"")
                .putHeader("Content-Length", "1000")
                .write("[{\"id\":\"a/b\"}]")
                .onComplete(written -> request.connection().close()));

        HubAnswer answer = succeeds(test.client.list("text-generation", "likes", 10));

        assertThat(succeeds(answer.page()).records()).hasSize(10);
        assertThat(succeeds(answer.next().orElseThrow().flatMap(HubAnswer::page))
                        .records())
                .hasSize(10);
    }

    @Test
    void itIsAskedNoMoreOftenThanConfiguredHeadAndBodyTogether() {
        var asked = new AtomicInteger();
        hub.misbehave(request -> true, request -> {
            if (asked.incrementAndGet() % 2 == 0) {
                request.response().setStatusCode(500).end();
            } else {
                request.response().end("null");
            }
        });

        fails(page());

        assertThat(hub.asked()).hasSize(4);
        assertThat(retries("status") + retries("malformed")).isEqualTo(3);
    }

    @Test
    void aLookupIsAskedAgainToo() {
        firstOnly(request -> request.response().setStatusCode(500).end());

        assertThat(succeeds(test.source.find("acme-ai/none"))).isEmpty();
        assertThat(hub.asked()).hasSize(2);
    }

    @Test
    void aLookupEndsWithinTheTimeOfOneRequestHoweverOftenItIsTried() {
        try (var hasty = client(Map.of("huggingface.request-timeout", "300ms", "huggingface.retry-delay", "1h"))) {
            hub.failWith(500);

            assertThat(fails(hasty.source.find("a/b")).reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void aSearchIsAskedOnce() {
        hub.failWith(500);

        fails(test.source.search("aurora"));

        assertThat(hub.asked()).hasSize(1);
    }

    private void firstOnly(Handler<HttpServerRequest> misbehaviour) {
        hub.misbehave(request -> true, request -> {
            hub.behave();
            misbehaviour.handle(request);
        });
    }

    private Uni<HubPage> page() {
        return page(test);
    }

    private static Uni<HubPage> page(HubTestClient client) {
        return client.client.list("text-generation", "likes", 10).flatMap(HubAnswer::page);
    }

    private double retries(String reason) {
        return test.meters
                .counter("catalog.upstream.retries", "gateway", "hug", "reason", reason)
                .count();
    }

    private HubTestClient client(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("huggingface.retry-delay", "1ms"));
        all.putAll(settings);
        return new HubTestClient(hub.uri(), all);
    }
}
