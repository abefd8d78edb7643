package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.support.Outcomes.PATIENCE;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Model;
import org.modelcatalog.sample.Samples;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubHub;

/** The source of the Hub's models with the router of Inference Providers beside it. */
@QuarkusTest
class HuggingFaceRouterTest {

    private static final Predicate<HttpServerRequest> ROUTER =
            request -> request.path().startsWith("/router/");

    /** Not a text generator. */
    private static final String SEEN = Samples.models(400).stream()
            .filter(model -> "image-text-to-text".equals(model.getString("pipeline_tag")))
            .filter(model -> model.getJsonArray("tags").stream()
                    .anyMatch(tag -> tag.toString().startsWith("license:")))
            .map(model -> model.getString("id"))
            .findFirst()
            .orElseThrow();

    private StubHub hub;
    private HubTestClient test;

    @BeforeEach
    void start() {
        hub = StubHub.withModels(400);
        test = client(Map.of());
    }

    @AfterEach
    void stop() {
        hub.release();
        test.close();
        hub.close();
    }

    @Test
    void theRouterIsAskedWhileTheWalksAreUnderWay() {
        hub.hold(request -> true);
        var fetch = test.source.fetch(FetchedModels.NONE).subscribe().withSubscriber(UniAssertSubscriber.create());

        // three walks, the one over served models, and the router
        await().untilAsserted(() -> assertThat(hub.heldBack()).isEqualTo(5));

        hub.release();
        fetch.awaitItem(PATIENCE);
    }

    @Test
    void everyModelOfTheRouterIsInTheCatalogServed() {
        Set<String> routed = hub.routed();

        FetchedModels fetched = succeeds(test.source.fetch(FetchedModels.NONE));

        Map<String, Model> rows = fetched.models().stream()
                .collect(Collectors.toMap(model -> model.id().toLowerCase(), model -> model));
        assertThat(routed)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        id -> assertThat(rows.get(id.toLowerCase()).serving().servable())
                                .isTrue());
        assertThat(fetched.partial()).isFalse();
    }

    @Test
    void noModelThatAListBroughtIsAskedForByItself() {
        succeeds(test.source.fetch(FetchedModels.NONE));

        assertThat(hub.asked())
                .filteredOn(asked -> asked.uri().startsWith("/api/models/"))
                .allMatch(asked -> asked.uri().startsWith("/api/models/router-only/"));
        assertThat(hub.asked())
                .filteredOn(asked -> !asked.uri().startsWith("/api/models/"))
                .hasSize(8);
    }

    @Test
    void aModelWhoseTaskIsNotWalkedHasWhatTheHubSaysOfIt() {
        route(SEEN);

        Model row = row(succeeds(test.source.fetch(FetchedModels.NONE)), SEEN);

        assertThat(row.hub().downloads()).isNotNull();
        assertThat(row.hub().likes()).isNotNull();
        assertThat(row.hub().license()).isNotNull();
        assertThat(row.hub().pipelineTag()).isEqualTo("image-text-to-text");
        assertThat(row.serving().servable()).isTrue();
    }

    @Test
    void whatTheHubSaidOfItIsRememberedForAnHour() {
        route(SEEN, "no/such-model");
        FetchedModels first = succeeds(test.source.fetch(FetchedModels.NONE));
        assertThat(lookedUp()).hasSize(2);
        hub.forget();

        FetchedModels second = succeeds(test.source.fetch(first));

        assertThat(lookedUp()).isEmpty();
        assertThat(row(second, SEEN)).isEqualTo(row(first, SEEN));
    }

    @Test
    void noMoreThanAHundredModelsAreLookedUpAFetch() {
        route(IntStream.range(0, 150).mapToObj(n -> "no/model-" + n).toArray(String[]::new));

        FetchedModels first = succeeds(test.source.fetch(FetchedModels.NONE));
        assertThat(lookedUp()).hasSize(100).doesNotHaveDuplicates();
        succeeds(test.source.fetch(first));

        assertThat(lookedUp()).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void aLookupThatFailsIsCountedAndLeavesItsRowAsItIs() {
        route(SEEN);
        failLookups(request -> request.response().setStatusCode(400).end());

        FetchedModels fetched = succeeds(test.source.fetch(FetchedModels.NONE));

        assertThat(fetched.partial()).isFalse();
        assertThat(fetched.skipped()).containsEntry("lookup_failed", 1);
        assertThat(row(fetched, SEEN).hub().downloads()).isNull();
        assertThat(row(fetched, SEEN).serving().servable()).isTrue();
    }

    @Test
    void lookupsThatHangDoNotOutlastTheDeadline() {
        try (var hasty = client(Map.of("huggingface.deadline", "2s"))) {
            route(SEEN);
            failLookups(request -> {});

            FetchedModels fetched = succeeds(hasty.source.fetch(FetchedModels.NONE));

            assertThat(row(fetched, SEEN).hub().downloads()).isNull();
        }
    }

    @Test
    void theTokenIsNotSentToTheRouter() {
        try (var known = client(Map.of("huggingface.token", "hf_secret"))) {
            succeeds(known.source.fetch(FetchedModels.NONE));

            assertThat(hub.asked())
                    .allSatisfy(asked -> assertThat(asked.authorization())
                            .isEqualTo(asked.uri().startsWith("/router/") ? null : "Bearer hf_secret"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"data\":{}}",
                "{\"data\":[]}",
                "{\"data\":[{\"object\":\"model\"}]}",
                "<html>",
                "{\"data\":[{\"id\":\"a/b\"}"
            })
    void aRouterThatTalksNonsenseCostsItsWordOnly(String answer) {
        hub.misbehave(ROUTER, request -> request.response().end(answer));

        FetchedModels fetched = succeeds(test.source.fetch(FetchedModels.NONE));

        assertThat(fetched.missing()).containsOnlyKeys("Inference Providers");
        assertThat(fetched.models()).hasSizeGreaterThan(200);
    }

    @Test
    void whileNothingIsServedYetTheHubsModelsDoNotWaitForARouterThatHangs() {
        hub.hold(ROUTER);

        FetchedModels fetched = succeeds(test.source.fetch(FetchedModels.NONE));

        assertThat(hub.heldBack()).isEqualTo(1);
        assertThat(fetched.missing()).containsOnlyKeys("Inference Providers");
    }

    @Test
    void whileACatalogIsServedTheRoutersLateWordIsTaken() {
        FetchedModels earlier = succeeds(test.source.fetch(FetchedModels.NONE));
        hub.hold(ROUTER);
        hub.forget();
        var fetch = test.source.fetch(earlier).subscribe().withSubscriber(UniAssertSubscriber.create());
        await().untilAsserted(() -> assertThat(test.requests("200")).isEqualTo(14));

        hub.release();

        assertThat(fetch.awaitItem(PATIENCE).getItem().partial()).isFalse();
    }

    @Test
    void aRouterThatIsNotWantedIsNotAsked() {
        try (var alone = client(Map.of("huggingface.inference-providers", "false"))) {
            succeeds(alone.source.fetch(FetchedModels.NONE));

            assertThat(hub.asked())
                    .noneMatch(asked ->
                            asked.uri().startsWith("/router/") || asked.uri().contains("inference_provider"));
        }
    }

    @Test
    void offlineTheRouterIsNotAskedEither() {
        try (var offline = client(Map.of("huggingface.offline", "true"))) {
            assertThat(fails(offline.source.fetch(FetchedModels.NONE)).reason()).isEqualTo(Reason.OFFLINE);

            assertThat(hub.asked()).isEmpty();
        }
    }

    @Test
    void everyTaskHasItsOwnWalkOverServedModels() {
        try (var wide = client(Map.of("huggingface.tasks", "text-generation,text-to-image"))) {
            succeeds(wide.source.fetch(FetchedModels.NONE));

            assertThat(hub.asked())
                    .filteredOn(asked -> asked.uri().contains("inference_provider=all"))
                    .extracting(asked -> asked.uri().replaceAll(".*pipeline_tag=([\\w-]+)&.*", "$1"))
                    .contains("text-generation", "text-to-image");
        }
    }

    /** The router lists these alone. */
    private void route(String... ids) {
        String models = Stream.of(ids)
                .map(id -> "{\"id\":\"" + id + "\",\"providers\":[{\"provider\":\"x\",\"status\":\"live\"}]}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}"));
        hub.misbehave(ROUTER, request -> request.response().end(models));
    }

    /** Besides what the router is made to say. */
    private void failLookups(Handler<HttpServerRequest> how) {
        hub.misbehaveToo(request -> request.path().startsWith("/api/models/"), how);
    }

    private List<String> lookedUp() {
        return hub.asked().stream()
                .map(asked -> asked.uri())
                .filter(uri -> uri.startsWith("/api/models/"))
                .toList();
    }

    private static Model row(FetchedModels fetched, String id) {
        return fetched.models().stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private HubTestClient client(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.putIfAbsent("huggingface.inference-providers", "true");
        all.put("huggingface.retry-delay", "10ms");
        return new HubTestClient(hub.uri(), all);
    }
}
