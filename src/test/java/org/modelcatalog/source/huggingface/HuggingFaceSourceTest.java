package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.support.Outcomes.PATIENCE;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Model;
import org.modelcatalog.sample.Samples;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.LogLines;
import org.modelcatalog.support.StubHub;

@QuarkusTest
class HuggingFaceSourceTest {

    private static final List<JsonObject> MODELS = Samples.models(2000);

    private StubHub hub;
    private HubTestClient test;

    @BeforeEach
    void start() {
        hub = StubHub.of(MODELS);
        test = client(Map.of());
    }

    @AfterEach
    void stop() {
        test.close();
        hub.close();
    }

    @Test
    void byDefaultTheFirst500AreExactlyThe500MostDownloadedAndOthersFollow() {
        List<String> ids = ids(succeeds(test.source.fetch(FetchedModels.NONE)));

        assertThat(ids).hasSizeGreaterThan(500).doesNotHaveDuplicates();
        assertThat(ids.subList(0, 500)).isEqualTo(mostDownloaded(500));
        assertThat(hub.listRequests()).isEqualTo(6);
    }

    @Test
    void itIsTheGatewayHugUnlessTheWayBackIsTaken() {
        assertThat(test.source.enabled()).isTrue();
        try (var back = client(Map.of("huggingface.source", "portkey"))) {
            assertThat(back.source.enabled()).isFalse();
        }
    }

    @Test
    void theWalksAreUnderWaySideBySide() {
        hub.hold(request -> true);
        var fetch = test.source.fetch(FetchedModels.NONE).subscribe().withSubscriber(UniAssertSubscriber.create());

        await().untilAsserted(() -> assertThat(hub.heldBack()).isEqualTo(3));
        assertThat(hub.asked())
                .extracting(asked -> asked.uri().replaceAll(".*sort=(\\w+).*", "$1"))
                .containsExactlyInAnyOrder("downloads", "likes", "trendingScore");

        hub.release();
        fetch.awaitItem(PATIENCE);
    }

    @Test
    void noMoreRequestsAreUnderWayThanConfigured() {
        try (var narrow = client(Map.of("huggingface.concurrency", "1"))) {
            hub.hold(request -> true);
            var fetch =
                    narrow.source.fetch(FetchedModels.NONE).subscribe().withSubscriber(UniAssertSubscriber.create());

            for (int answered = 0; answered < 3; answered++) {
                await().untilAsserted(() -> assertThat(hub.heldBack()).isEqualTo(1));
                hub.release();
                hub.hold(request -> true);
            }
            hub.release();
            fetch.awaitItem(PATIENCE);
        }
    }

    @Test
    void everyPairOfTaskAndSortIsWalked() {
        try (var wide = client(Map.of(
                "huggingface.tasks", "text-generation,text-to-image",
                "huggingface.sorts", "likes,createdAt",
                "huggingface.limit", "20"))) {
            List<Model> models = succeeds(wide.source.fetch(FetchedModels.NONE)).models();

            assertThat(hub.asked())
                    .extracting(asked -> asked.uri().replaceAll(".*pipeline_tag=([\\w-]+)&sort=(\\w+).*", "$1 $2"))
                    .containsExactlyInAnyOrder(
                            "text-generation likes",
                            "text-generation createdAt",
                            "text-to-image likes",
                            "text-to-image createdAt");
            assertThat(models)
                    .extracting(model -> model.hub().pipelineTag())
                    .contains("text-generation", "text-to-image");
        }
    }

    @Test
    void pinnedModelsAreThereWhateverTheirRanking() {
        String leastDownloaded = MODELS.get(MODELS.size() - 1).getString("id");
        try (var pinning = client(
                Map.of("huggingface.limit", "5", "huggingface.pinned", leastDownloaded + ",acme-ai/does-not-exist"))) {
            assertThat(ids(succeeds(pinning.source.fetch(FetchedModels.NONE)))).contains(leastDownloaded);
        }
    }

    @Test
    void aPinnedModelThatAWalkBroughtIsNotAskedForAgain() {
        try (var pinning = client(Map.of(
                "huggingface.limit",
                "5",
                "huggingface.pinned",
                mostDownloaded(1).get(0)))) {
            succeeds(pinning.source.fetch(FetchedModels.NONE));

            assertThat(hub.asked()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b..c", "a/b/c", "a b", "http://evil.example/x"})
    void aPinnedIdThatCannotBeAskedEndsTheStartByName(String id) {
        assertThatThrownBy(() -> client(Map.of("huggingface.pinned", id)))
                .hasMessageContaining("CATALOG_HUGGINGFACE_PINNED");
    }

    @Test
    void aFailedWalkCostsOnlyItselfAndSaysWhy() {
        fail("likes");

        FetchedModels fetched = succeeds(test.source.fetch(FetchedModels.NONE));

        assertThat(fetched.missing()).isEqualTo(Map.of("text-generation by likes", "the Hub answered 500"));
        assertThat(ids(fetched)).containsAll(mostDownloaded(500));
        assertThat(part(fetched, "text-generation by likes").ids()).isEmpty();
    }

    @Test
    void aWholeFetchNamesItsPartsAndWhatTheyList() {
        FetchedModels fetched = succeeds(test.source.fetch(FetchedModels.NONE));

        assertThat(fetched.partial()).isFalse();
        assertThat(fetched.parts())
                .extracting(FetchedPart::name)
                .containsExactly(
                        "text-generation by downloads", "text-generation by likes", "text-generation by trendingScore");
        assertThat(part(fetched, "text-generation by downloads").ids()).isEqualTo(mostDownloaded(500));
    }

    @Test
    void aFailedWalkKeepsTheRowsItHadHoweverOftenItFails() {
        FetchedModels whole = succeeds(test.source.fetch(FetchedModels.NONE));
        fail("likes");

        FetchedModels again = succeeds(test.source.fetch(succeeds(test.source.fetch(whole))));

        assertThat(ids(again)).isEqualTo(ids(whole));
        assertThat(again.fetchedAt()).isEqualTo(whole.fetchedAt());
        assertThat(again.parts())
                .extracting(FetchedPart::ids)
                .isEqualTo(whole.parts().stream().map(FetchedPart::ids).toList());
    }

    @Test
    void thePagesAFailedWalkHadBroughtAreUsed() {
        hub.misbehave(
                request -> "likes".equals(request.getParam("sort")) && request.getParam("cursor") != null,
                request -> request.response().setStatusCode(500).end());

        FetchedModels fetched = succeeds(test.source.fetch(FetchedModels.NONE));

        assertThat(part(fetched, "text-generation by likes").ids()).hasSize(250);
        assertThat(fetched.partial()).isTrue();
    }

    @Test
    void aFetchOfWhichNoPartComesFailsAsItsFirstWalkDid() {
        hub.failWith(500);

        assertThat(fails(test.source.fetch(FetchedModels.NONE)).reason()).isEqualTo(Reason.STATUS);
    }

    @Test
    void aWalkThatIsSuddenlyEmptyIsMissingAndKeepsItsRows() {
        FetchedModels whole = succeeds(test.source.fetch(FetchedModels.NONE));
        hub.misbehave(
                request -> "likes".equals(request.getParam("sort")),
                request -> request.response().end("[]"));

        FetchedModels fetched = succeeds(test.source.fetch(whole));

        assertThat(fetched.missing())
                .isEqualTo(
                        Map.of("text-generation by likes", "the Hub's list ended before its time, in an empty page"));
        assertThat(ids(fetched)).isEqualTo(ids(whole));
    }

    @Test
    void aWalkThatNeverHadAnyModelIsSimplyEmpty() {
        hub.misbehave(
                request -> "likes".equals(request.getParam("sort")),
                request -> request.response().end("[]"));

        assertThat(succeeds(test.source.fetch(FetchedModels.NONE)).partial()).isFalse();
    }

    @Test
    void walksThatEndBeforeTheirTimeInAnEmptyPageAreNotTheCatalog() {
        FetchedModels whole = succeeds(test.source.fetch(FetchedModels.NONE));
        hub.misbehave(
                request -> request.getParam("cursor") != null,
                request -> request.response().end("[]"));

        assertThat(fails(test.source.fetch(whole)).reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void anEmptyPageIsTheEndOfAListThatWasNeverLonger() {
        hub.misbehave(
                request -> request.getParam("cursor") != null,
                request -> request.response().end("[]"));

        FetchedModels fetched = succeeds(test.source.fetch(FetchedModels.NONE));

        assertThat(fetched.partial()).isFalse();
        assertThat(succeeds(test.source.fetch(fetched)).partial()).isFalse();
    }

    @Test
    void aPinnedModelThatCannotBeAskedForIsKept() {
        String pinned = MODELS.get(MODELS.size() - 1).getString("id");
        try (var pinning = client(Map.of("huggingface.limit", "5", "huggingface.pinned", pinned))) {
            FetchedModels whole = succeeds(pinning.source.fetch(FetchedModels.NONE));
            hub.misbehave(
                    request -> request.path().startsWith("/api/models/"),
                    request -> request.response().setStatusCode(500).end());

            FetchedModels fetched = succeeds(pinning.source.fetch(whole));

            assertThat(fetched.missing()).isEqualTo(Map.of("pinned models", "the Hub answered 500"));
            assertThat(part(fetched, "pinned models").ids()).containsExactly(pinned);
            assertThat(ids(fetched)).contains(pinned);
        }
    }

    @Test
    void anEmptyHubIsAFailureAndNotAnEmptyCatalog() {
        hub.misbehave(request -> true, request -> request.response().end("[]"));

        assertThat(fails(test.source.fetch(FetchedModels.NONE)).reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void theLogNamesTheHostAndTheReasonOfAWalkThatFails() {
        hub.misbehave(
                request -> "likes".equals(request.getParam("sort")),
                request -> request.response().setStatusCode(404).end());

        try (var log = new LogLines(HuggingFaceSource.class)) {
            succeeds(test.source.fetch(FetchedModels.NONE));

            assertThat(log.warnings())
                    .contains("Fetching text-generation by likes from "
                            + hub.uri().getAuthority() + " failed (status): the Hub answered 404");
        }
    }

    @Test
    void aFetchThatFailsNamesTheHost() {
        hub.failWith(404);

        assertThat(fails(test.source.fetch(FetchedModels.NONE)).host())
                .contains(hub.uri().getAuthority());
        assertThat(fails(test.source.search("aurora")).host())
                .contains(hub.uri().getAuthority());
    }

    @Test
    void atTheDeadlineWhatIsInIsUsedAndWhatIsNotIsMissing() {
        try (var hasty = client(Map.of("huggingface.deadline", "1s"))) {
            hub.hold(request -> "likes".equals(request.getParam("sort")) && request.getParam("cursor") != null);

            FetchedModels fetched = succeeds(hasty.source.fetch(FetchedModels.NONE));

            assertThat(fetched.missing()).containsOnlyKeys("text-generation by likes");
            assertThat(part(fetched, "text-generation by likes").ids()).hasSize(250);
            await().untilAsserted(() -> assertThat(hasty.requests("cancelled")).isEqualTo(1));
        }
    }

    @Test
    void aFetchOfWhichNothingIsInAtTheDeadlineFails() {
        try (var hasty = client(Map.of("huggingface.deadline", "1s"))) {
            hub.hold(request -> true);

            assertThat(fails(hasty.source.fetch(FetchedModels.NONE)).reason()).isEqualTo(Reason.TIMEOUT);
            await().untilAsserted(() -> assertThat(hasty.requests("cancelled")).isEqualTo(3));
        }
    }

    @Test
    void aFetchThatWaitsToTryAgainEndsAtTheDeadlineToo() {
        try (var hasty = client(Map.of("huggingface.deadline", "200ms", "huggingface.retry-delay", "1h"))) {
            hub.failWith(500);

            assertThat(fails(hasty.source.fetch(FetchedModels.NONE)).reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void unusableRecordsAreCountedAndTheOthersKept() {
        hub.misbehave(request -> true, request -> request.response().end("[null,{\"id\":\"a/b\"},{\"likes\":1}]"));

        FetchedModels fetched = succeeds(test.source.fetch(FetchedModels.NONE));

        assertThat(ids(fetched)).containsExactly("a/b");
        assertThat(fetched.skipped()).isEqualTo(Map.of("not_an_object", 3, "no_id", 3));
    }

    @Test
    void searchLeavesTwoReservesOfTheQuotaUntouched() {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .putHeader("RateLimit", "\"api\";r=100;t=100")
                        .end("[]"));
        succeeds(test.source.search("aurora"));

        assertThat(fails(test.source.search("aurora 7b")).reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void aPrivateModelIsNotFound() {
        hub.misbehave(request -> true, request -> request.response().end("{\"id\":\"a/b\",\"private\":true}"));

        assertThat(succeeds(test.source.find("a/b"))).isEmpty();
    }

    private HubTestClient client(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("huggingface.retry-delay", "1ms", "huggingface.circuit-delay", "1ms"));
        all.putAll(settings);
        return new HubTestClient(hub.uri(), all);
    }

    private void fail(String sort) {
        hub.misbehave(
                request -> sort.equals(request.getParam("sort")),
                request -> request.response().setStatusCode(500).end());
    }

    private static FetchedPart part(FetchedModels fetched, String name) {
        return fetched.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> mostDownloaded(int limit) {
        return MODELS.stream()
                .filter(model -> "text-generation".equals(model.getString("pipeline_tag")))
                .sorted(Comparator.comparing((JsonObject model) -> -model.getLong("downloads"))
                        .thenComparing(model -> model.getString("id")))
                .limit(limit)
                .map(model -> model.getString("id"))
                .toList();
    }

    private static List<String> ids(FetchedModels fetched) {
        var ids = fetched.models().stream().map(Model::id).toList();
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        return ids;
    }
}
