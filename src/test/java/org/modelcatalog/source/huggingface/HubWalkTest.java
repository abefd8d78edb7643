package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelcatalog.sample.Samples;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.support.StubHub;

@QuarkusTest
class HubWalkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<JsonObject> MODELS = Samples.models(120);

    private static final long LIMITS_SEED = 20260101L;

    private StubHub hub;
    private HubTestClient test;

    @BeforeEach
    void start() {
        hub = StubHub.of(MODELS);
        test = new HubTestClient(hub.uri(), Map.of("huggingface.retries", "0"));
    }

    @AfterEach
    void stop() {
        test.close();
        hub.close();
    }

    /** The edges, and sixty others; not by jqwik, whose tests no service runs beside. */
    static Stream<Arguments> limitsAndPageSizes() {
        var random = new Random(LIMITS_SEED);
        return Stream.concat(
                Stream.of(arguments(1, 1), arguments(1, 50), arguments(130, 1), arguments(130, 50), arguments(50, 50)),
                Stream.generate(() -> arguments(1 + random.nextInt(130), 1 + random.nextInt(50)))
                        .limit(60));
    }

    @ParameterizedTest
    @MethodSource("limitsAndPageSizes")
    void bringsTheFirstModelsOfTheListWhateverThePageSize(int limit, int pageSize) {
        assertThat(ids(walk(limit, pageSize))).isEqualTo(mostLiked(limit));
    }

    @Test
    void asksForNoMorePagesThanTheLimitNeeds() {
        ids(walk(50, 25));

        assertThat(hub.asked()).hasSize(2);
    }

    @Test
    void aLimitSmallerThanAPageAsksForAPageOfThatSize() {
        ids(walk(7, 50));

        assertThat(hub.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.uri()).contains("&limit=7&"));
    }

    @Test
    void asksForTheNextPageWhileTheBodyOfTheLastIsStillOnItsWay() {
        hub.misbehave(
                request -> request.getParam("cursor") == null,
                request -> request.response()
                        .putHeader("Link", "<" + hub.uri() + "/api/models?cursor=second>; rel=\"next\"")
                        .setChunked(true)
                        .write("["));

        hub.hold(request -> request.getParam("cursor") != null);

        var pages = walk(50, 25).pages().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        await().untilAsserted(() -> assertThat(hub.asked()).hasSize(2));
        pages.assertNotTerminated().cancel();
    }

    @Test
    void aHubWhosePagesRepeatForEverFailsTheWalkAfterWhatItBrought() {
        repeatForEver();

        var pages = walk(100_000, 2)
                .pages()
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE))
                .awaitFailure(PATIENCE)
                .assertFailedWith(UpstreamException.class, "the Hub's pages repeat");

        assertThat(ids(pages.getItems())).containsExactly("acme-ai/one", "acme-ai/two");
        assertThat(hub.asked()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void pagesThatRepeatDoNotMatterOnceTheLimitIsReached() {
        repeatForEver();

        assertThat(ids(walk(2, 1))).containsExactly("acme-ai/one", "acme-ai/two");
    }

    @Test
    void goesOnPastPagesThatAreShorterThanAskedFor() {
        hub.misbehave(request -> true, request -> {
            int number = request.getParam("cursor") == null ? 1 : Integer.parseInt(request.getParam("cursor"));
            if (number < 6) {
                request.response()
                        .putHeader("Link", "<" + hub.uri() + "/api/models?cursor=" + (number + 1) + ">; rel=\"next\"");
            }
            request.response().end(page("acme-ai/" + number));
        });

        assertThat(ids(walk(4, 2))).containsExactly("acme-ai/1", "acme-ai/2", "acme-ai/3", "acme-ai/4");
    }

    @Test
    void pagesThatOverlapBringNoModelTwice() {
        hub.misbehave(request -> true, request -> {
            boolean first = request.getParam("cursor") == null;
            if (first) {
                request.response().putHeader("Link", "<" + hub.uri() + "/api/models?cursor=2>; rel=\"next\"");
            }
            request.response().end(first ? page("acme-ai/1", "acme-ai/2") : page("Acme-AI/2", "acme-ai/3"));
        });

        assertThat(ids(walk(10, 2))).containsExactly("acme-ai/1", "acme-ai/2", "acme-ai/3");
    }

    @Test
    void aPageThatFailsFailsTheWalkAfterWhatItBrought() {
        hub.misbehave(
                request -> request.getParam("cursor") != null,
                request -> request.response().setStatusCode(500).end());

        var pages = walk(50, 25)
                .pages()
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE))
                .awaitFailure(PATIENCE);

        assertThat(ids(pages.getItems())).isEqualTo(mostLiked(25));
    }

    @Test
    void aPageDoesNotWaitForTheNextOne() {
        hub.hold(request -> request.getParam("cursor") != null);

        var pages = walk(50, 25).pages().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        pages.awaitItems(1, PATIENCE).assertNotTerminated();
        pages.cancel();
    }

    @Test
    void whatWasAskedForAheadIsCancelledWithTheWalk() {
        // both heads come, neither body does
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .putHeader("Link", "<" + hub.uri() + "/api/models?cursor=second>; rel=\"next\"")
                        .setChunked(true)
                        .write("["));
        var pages = walk(50, 25).pages().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        await().untilAsserted(() -> assertThat(hub.asked()).hasSize(2));

        pages.cancel();

        await().untilAsserted(() -> assertThat(test.requests("cancelled")).isEqualTo(2));
    }

    @Test
    void anErrorPageThatSays200IsNotTakenForTheLastPage() {
        var asked = new AtomicInteger();
        hub.misbehave(
                request -> asked.getAndIncrement() == 0,
                request -> request.response().end("<html>Service Unavailable</html>"));

        try (var patient = new HubTestClient(hub.uri(), Map.of("huggingface.retry-delay", "1ms"))) {
            assertThat(ids(HubWalk.of(patient.client, "text-generation", "likes", 50, 25)))
                    .isEqualTo(mostLiked(50));
        }
    }

    private void repeatForEver() {
        var cursor = new AtomicInteger();
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .putHeader(
                                "Link",
                                "<" + hub.uri() + "/api/models?cursor=" + cursor.incrementAndGet() + ">; rel=\"next\"")
                        .end(page("acme-ai/one", "acme-ai/two")));
    }

    private HubWalk walk(int limit, int pageSize) {
        return HubWalk.of(test.client, "text-generation", "likes", limit, pageSize);
    }

    private static List<String> ids(HubWalk walk) {
        return ids(walk.pages().collect().asList().await().atMost(PATIENCE));
    }

    private static List<String> ids(List<HubPage> pages) {
        return pages.stream()
                .flatMap(page -> page.records().stream())
                .map(HubRecord::id)
                .toList();
    }

    private static List<String> mostLiked(int limit) {
        return MODELS.stream()
                .filter(model -> "text-generation".equals(model.getString("pipeline_tag")))
                .sorted(java.util.Comparator.comparing((JsonObject model) -> -model.getLong("likes"))
                        .thenComparing(model -> model.getString("_id")))
                .limit(limit)
                .map(model -> model.getString("id"))
                .toList();
    }

    private static String page(String... ids) {
        var page = new JsonArray();
        IntStream.range(0, ids.length).forEach(i -> page.add(new JsonObject().put("id", ids[i])));
        return page.encode();
    }
}
