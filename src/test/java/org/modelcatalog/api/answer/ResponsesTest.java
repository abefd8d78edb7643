package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.ServedSnapshot;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;

/** What the tag of an answer is made of, and whose fault one is. */
class ResponsesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BodyCache bodies = new BodyCache(1 << 20);
    private final ServedSnapshot served = new ServedSnapshot(
            CatalogSnapshot.of(
                    Gateway.HUGGING_FACE,
                    new FetchedModels(Models.of("a/b"), Map.of(), Instant.parse("2026-01-15T09:30:00Z"), List.of())),
            true,
            false,
            Duration.ofHours(1));

    @AfterEach
    void stop() {
        bodies.stop();
    }

    @Test
    void oneReleaseTagsOneQueryAlike() {
        assertThat(tag("1.0", "limit=5")).isEqualTo(tag("1.0", "limit=5"));
    }

    @Test
    void anotherQueryHasAnotherTag() {
        assertThat(tag("1.0", "limit=5")).isNotEqualTo(tag("1.0", "limit=6"));
    }

    /** It may render the same rows otherwise, and clients would never see it. */
    @Test
    void anotherReleaseHasAnotherTag() {
        assertThat(tag("1.0", "limit=5")).isNotEqualTo(tag("1.1", "limit=5"));
    }

    @Test
    void aFaultOfAViewIsThatFaultAndNotItsWrapping() {
        var fault = new IllegalStateException("cannot be rendered");

        Uni<RestResponse<ResponseBody>> answer = answers("1.0")
                .of(new HttpHeadersImpl(List.of()), served, "limit=5", () -> {
                    throw fault;
                });

        assertThatThrownBy(() -> answer.await().atMost(PATIENCE)).isSameAs(fault);
    }

    @Test
    void aClientThatHangsUpDoesNotEndWhatAnotherWaitsFor() {
        var start = new CountDownLatch(1);
        Responses answers = answers("1.0");
        Supplier<?> slow = () -> {
            awaitQuietly(start);
            return Map.of();
        };
        var first = answers.of(new HttpHeadersImpl(List.of()), served, "limit=5", slow)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        var second = answers.of(new HttpHeadersImpl(List.of()), served, "limit=5", slow)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());

        first.cancel();
        start.countDown();

        assertThat(second.awaitItem(PATIENCE).getItem().getStatus()).isEqualTo(200);
    }

    private String tag(String release, String query) {
        return answers(release)
                .of(new HttpHeadersImpl(List.of()), served, query, Map::of)
                .await()
                .atMost(PATIENCE)
                .getHeaderString(HttpHeaders.ETAG);
    }

    private Responses answers(String release) {
        var unasked = new ResponseCache(bodies, null, null, new CurrentVertxRequest(), Clock.systemUTC());
        return new Responses(new JsonWriter(), bodies, unasked, Clock.systemUTC(), release);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
