package org.modelcatalog.catalog;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheManager;
import io.quarkus.cache.CaffeineCache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.catalog.refresh.RefreshResult.Outcome;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.sample.Samples;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.ColdProfile;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** What a client sees, and what the Hub is asked, while nothing has been fetched yet. */
@QuarkusTest
@TestProfile(ColdProfile.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class ColdCatalogTest {

    private static final String LIST = "/v1/catalog/models";

    /** Three walks of two pages. */
    private static final int REQUESTS_OF_A_FETCH = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    StubHub hub;

    @Inject
    CacheManager caches;

    @Inject
    Catalog catalog;

    @Inject
    Gateways gateways;

    @Inject
    RefreshScheduler refresh;

    @TestHTTPResource(LIST + "?limit=1")
    URI list;

    @BeforeEach
    void cold() {
        hub.behave();
        hub.release();
        // what an earlier test made fail is tried again until it succeeds
        await().pollDelay(Duration.ZERO)
                .until(() ->
                        refresh.of("hug").refresh().await().atMost(PATIENCE).outcome() == Outcome.PUBLISHED);
        refresh.of("hug").begin(Optional.empty());
        caches.getCacheNames().stream()
                .map(caches::getCache)
                .flatMap(Optional::stream)
                .map(Cache::invalidateAll)
                .forEach(cleared -> cleared.await().atMost(PATIENCE));
        hub.forget();
    }

    @Test
    void fiftyParallelRequestsCauseOneFetch() {
        hub.hold(request -> true);
        List<CompletableFuture<HttpResponse<String>>> answers =
                Stream.generate(this::askAsync).limit(50).toList();
        await().untilAsserted(() -> assertThat(hub.heldBack()).isEqualTo(3));

        hub.release();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.join().body()).distinct())
                .hasSize(1);
        assertThat(hub.asked()).hasSize(REQUESTS_OF_A_FETCH);
    }

    @Test
    void twoHundredClientsAtExpiryCauseOneFetchAndNoneWaitsForIt() {
        when().get(LIST).then().statusCode(200);
        CatalogSnapshot yesterdays = refresh.of("hug").state().snapshot();
        cold();
        refresh.of("hug").begin(Optional.of(CatalogSnapshot.of(Gateway.HUGGING_FACE, yesterdays.fetched())));
        hub.hold(request -> true);

        List<CompletableFuture<HttpResponse<String>>> answers =
                Stream.generate(this::askAsync).limit(200).toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join())
                        .returns(200, HttpResponse::statusCode)
                        .satisfies(stale -> assertThat(stale.headers().firstValue("Cache-Status"))
                                .hasValueSatisfying(status -> assertThat(status).contains("stale"))));
        hub.release();
        await().untilAsserted(() -> assertThat(hub.asked()).hasSize(REQUESTS_OF_A_FETCH));
        await().until(() -> !refresh.of("hug").state().stale(Instant.now()));
        assertThat(hub.asked()).hasSize(REQUESTS_OF_A_FETCH);
    }

    @Test
    void aClientThatHangsUpInTheMiddleOfAFetchHarmsNobody() throws IOException {
        hub.hold(request -> true);
        try (var impatient = new Socket(list.getHost(), list.getPort())) {
            impatient
                    .getOutputStream()
                    .write(("GET " + list.getRawPath() + " HTTP/1.1\r\nHost: x\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            await().untilAsserted(() -> assertThat(hub.heldBack()).isEqualTo(3));
        }
        CompletableFuture<HttpResponse<String>> patient = askAsync();

        hub.release();

        assertThat(patient.join().statusCode()).isEqualTo(200);
        assertThat(hub.asked()).hasSize(REQUESTS_OF_A_FETCH);
    }

    @Test
    void aSubscriberThatCancelsDoesNotCancelTheFetchOfTheOthers() {
        Gateway hug = gateways.resolve("hug");
        hub.hold(request -> true);
        Cancellable impatient = catalog.snapshot(hug).subscribe().with(ignored -> {});
        await().untilAsserted(() -> assertThat(hub.heldBack()).isEqualTo(3));
        var patient = catalog.snapshot(hug).subscribe().withSubscriber(UniAssertSubscriber.create());

        impatient.cancel();
        hub.release();

        patient.awaitItem(PATIENCE).assertCompleted();
        assertThat(hub.asked()).hasSize(REQUESTS_OF_A_FETCH);
    }

    @Test
    void aSecondRequestAsksTheHubNothing() {
        when().get(LIST).then().statusCode(200).header("Cache-Status", startsWith("model-catalog; fwd=miss; stored"));
        hub.forget();

        when().get(LIST).then().statusCode(200).header("Cache-Status", startsWith("model-catalog; hit"));
        when().get("/v1/models").then().statusCode(200);
        when().get("/v1/catalog/providers").then().statusCode(200);

        assertThat(hub.asked()).isEmpty();
    }

    @Test
    void whatTheMemoHoldsIsNotServedOnceAnotherSnapshotIs() {
        CatalogSnapshot first = served();
        var newer = CatalogSnapshot.of(
                Gateway.HUGGING_FACE,
                new FetchedModels(first.models(), Map.of(), first.fetchedAt().plusSeconds(1), List.of()));

        refresh.of("hug").restore(newer);

        assertThat(served()).isSameAs(newer);
    }

    @Test
    void aLatePutIntoTheMemoDoesNotReplaceWhatIsServed() {
        CatalogSnapshot served = served();
        var late = CatalogSnapshot.of(Gateway.HUGGING_FACE, served.fetched());
        var memo = caches.getCache(CatalogCache.SNAPSHOTS).orElseThrow().as(CaffeineCache.class);

        memo.put("hug", CompletableFuture.completedFuture(late));

        assertThat(served()).isSameAs(served).isNotSameAs(late);
    }

    private CatalogSnapshot served() {
        return catalog.snapshot(Gateway.HUGGING_FACE).await().atMost(PATIENCE).snapshot();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 401, 404})
    void aHubThatFailsIsOur503AndTheCatalogIsThereSoonAfterTheHubIs(int status) {
        hub.failWith(status);
        when().get(LIST)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("detail", equalTo("Models data unavailable"));

        hub.behave();

        awaitList();
    }

    @Test
    void aFetchThatIsCutOffInTheMiddleIsNotKept() {
        hub.misbehave(
                request -> request.getParam("cursor") != null,
                request -> request.connection().close());
        when().get(LIST).then().statusCode(503);

        hub.behave();

        awaitList();
        List<String> ids = when().get(LIST).then().statusCode(200).extract().path("data.id");
        assertThat(ids).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void aModelThatWasLookedUpIsServedStaleWhileTheHubIsDown() {
        String id = Samples.models(1).get(0).getString("id");
        when().get(LIST + "/" + id).then().statusCode(200);
        caches.getCache(CatalogCache.MODELS)
                .orElseThrow()
                .invalidateAll()
                .await()
                .atMost(PATIENCE);
        hub.failWith(500);

        when().get(LIST + "/" + id)
                .then()
                .statusCode(200)
                .header("Cache-Status", containsString("detail=stale"))
                .body("data.id", equalTo(id));
    }

    @Test
    void theGatewayTellsWhyItsLastFetchFailed() {
        hub.failWith(500);
        when().get(LIST).then().statusCode(503);

        when().get("/v1/catalog/gateways").then().body("data[0].last_error", equalTo("the Hub answered 500"));
    }

    @Test
    void aModelDoesNotWaitForTheCatalog() {
        String id = Samples.models(1).get(0).getString("id");

        when().get(LIST + "/" + id).then().statusCode(200).body("data.id", equalTo(id));

        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void aModelOnceLookedUpIsKept() {
        String id = Samples.models(1).get(0).getString("id");
        when().get(LIST + "/" + id)
                .then()
                .statusCode(200)
                .header("Cache-Status", startsWith("model-catalog; fwd=miss; stored"));
        hub.failWith(500);

        when().get(LIST + "/" + id.toUpperCase(java.util.Locale.ROOT))
                .then()
                .statusCode(200)
                .header("Cache-Status", startsWith("model-catalog; hit"))
                .body("data.id", equalTo(id));
    }

    @Test
    void aModelTheHubDoesNotHaveIsRemembered() {
        when().get(LIST + "/acme-ai/none").then().statusCode(404);
        when().get(LIST + "/acme-ai/none").then().statusCode(404);

        assertThat(hub.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void aHubThatFailsIsNotAMissingModel(int status) {
        String id = Samples.models(1).get(0).getString("id");
        hub.failWith(status);
        when().get(LIST + "/" + id).then().statusCode(503).body("detail", equalTo("Models data unavailable"));

        hub.behave();

        when().get(LIST + "/" + id).then().statusCode(200);
    }

    @Test
    void searchAddsWhatOnlyTheHubFindsAndAsksOnce() {
        List<String> listed = when().get(LIST).path("data.id");
        String unlisted = Samples.models(600).stream()
                .map(model -> model.getString("id"))
                .filter(id -> !listed.contains(id))
                .findFirst()
                .orElseThrow();
        hub.forget();

        for (String typed : List.of(unlisted, " " + unlisted.toUpperCase(java.util.Locale.ROOT) + " ")) {
            given().queryParam("q", typed)
                    .get(LIST + "/search")
                    .then()
                    .body("data[0].id", equalTo(unlisted))
                    .body("meta.upstream_searched", equalTo(true));
        }

        assertThat(hub.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.uri()).startsWith("/api/models?search="));
    }

    @Test
    void searchWithoutTheHubFindsWhatIsListedAndSaysSo() {
        String id = when().get(LIST + "?limit=1").path("data[0].id");
        hub.failWith(500);

        given().queryParam("q", id)
                .get(LIST + "/search")
                .then()
                .statusCode(200)
                .body("data[0].id", equalTo(id))
                .body("meta.upstream_searched", equalTo(false));
    }

    @Test
    void searchDoesNotWaitForASlowHub() {
        String id = when().get(LIST + "?limit=1").path("data[0].id");
        hub.hold(request -> true);

        given().queryParam("q", id)
                .get(LIST + "/search")
                .then()
                .statusCode(200)
                .body("data", not(empty()))
                .body("meta.upstream_searched", equalTo(false));
    }

    @Test
    void aShortQueryDoesNotAskTheHub() {
        when().get(LIST).then().statusCode(200);
        hub.forget();

        given().queryParam("q", "7b")
                .get(LIST + "/search")
                .then()
                .statusCode(200)
                .body("data", not(empty()));

        assertThat(hub.asked()).isEmpty();
    }

    private static void awaitList() {
        await().untilAsserted(() -> when().get(LIST + "?limit=1").then().statusCode(200));
    }

    private CompletableFuture<HttpResponse<String>> askAsync() {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(list).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }
}
