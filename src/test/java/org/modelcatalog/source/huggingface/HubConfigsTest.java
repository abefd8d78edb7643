package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.support.Outcomes.PATIENCE;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Origin;
import org.modelcatalog.sample.Samples;
import org.modelcatalog.source.ConfigFile;
import org.modelcatalog.source.ConfigFile.Outcome;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.support.LogLines;
import org.modelcatalog.support.StubHub;

/** Models' own context, from their {@code config.json}. */
@QuarkusTest
class HubConfigsTest {

    private static final List<JsonObject> MODELS = Samples.models(60);

    private StubHub hub;
    private HubTestClient test;
    private FetchedModels fetched;

    @BeforeEach
    void start() {
        hub = StubHub.of(MODELS);
        test = client(Map.of());
        fetched = succeeds(test.source.fetch(FetchedModels.NONE));
        hub.forget();
    }

    @AfterEach
    void stop() {
        test.close();
        hub.close();
    }

    @Test
    void everyModelWithoutAContextInItsWeightsIsAskedForOnceByItsRevision() {
        assertThat(fetched.configs()).isEmpty();

        FetchedModels completed = completed(test, fetched);

        assertThat(files())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(fetched.models().stream()
                        .filter(model -> model.nativeContext() == null)
                        .map(model -> "/" + model.id() + "/resolve/"
                                + model.hub().weights().revision() + "/config.json")
                        .toList());
        assertThat(completed.configs()).hasSameSizeAs(files());
        assertThat(completed.fetchedAt()).isEqualTo(fetched.fetchedAt());
    }

    @Test
    void aContextThatNothingElseStatesIsThatOfTheFile() {
        FetchedModels completed = completed(test, fetched);

        assertThat(completed.models())
                .filteredOn(model -> isOfTheFile(model))
                .hasSizeGreaterThan(10)
                .allSatisfy(model -> {
                    assertThat(before(model).contextLength()).isNull();
                    assertThat(model.contextLength()).isEqualTo(model.nativeContext());
                    assertThat(model.nativeContext())
                            .isEqualTo(completed
                                    .configs()
                                    .get(ModelId.key(model.id()))
                                    .context());
                });
        assertThat(completed.models())
                .filteredOn(model -> before(model).contextLength() != null)
                .isNotEmpty()
                .allSatisfy(model -> assertThat(model.contextLength())
                        .isEqualTo(before(model).contextLength()));
    }

    @Test
    void anHourLaterAndAfterARestartNothingIsAskedAgain() {
        FetchedModels completed = completed(test, fetched);
        hub.forget();

        FetchedModels later = succeeds(test.source.fetch(completed));
        assertThat(later).isEqualTo(completed);
        assertThat(completed(test, later)).isSameAs(later);

        try (var restarted = client(Map.of())) {
            FetchedModels first = succeeds(restarted.source.fetch(completed));
            assertThat(first).isEqualTo(completed);
            assertThat(completed(restarted, first)).isSameAs(first);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatWasReadOutlivesAFetchThatWasNotServed() {
        FetchedModels completed = completed(test, fetched);

        assertThat(succeeds(test.source.fetch(fetched))).isEqualTo(completed);
    }

    @Test
    void aModelWithAnotherRevisionIsAskedForAgainAndNoOther() {
        FetchedModels completed = completed(test, fetched);
        List<JsonObject> changed = new ArrayList<>(MODELS);
        Model model = completed.models().stream()
                .filter(HubConfigsTest::isOfTheFile)
                .findFirst()
                .orElseThrow();
        changed.replaceAll(
                any -> any.getString("id").equals(model.id()) ? any.copy().put("sha", "0".repeat(40)) : any);

        try (StubHub later = StubHub.of(changed);
                var client = new HubTestClient(later.uri(), Map.of())) {
            FetchedModels again = succeeds(client.source.fetch(completed));
            later.forget();
            completed(client, again);

            assertThat(later.asked())
                    .extracting(StubHub.Asked::uri)
                    .containsExactly("/" + model.id() + "/resolve/" + "0".repeat(40) + "/config.json");
        }
    }

    @Test
    void gatedAndMissingFilesAreRememberedAndATokenOpensTheGatedOnes() {
        FetchedModels completed = completed(test, fetched);

        assertThat(completed.configs().values())
                .extracting(ConfigFile::outcome)
                .contains(Outcome.FOUND, Outcome.MISSING, Outcome.GATED_WITHOUT_TOKEN);
        try (var known = client(Map.of("huggingface.token", "made-up"))) {
            FetchedModels again = succeeds(known.source.fetch(completed));
            hub.forget();
            FetchedModels opened = completed(known, again);

            assertThat(files()).hasSize((int) completed.configs().values().stream()
                    .filter(file -> file.outcome() == Outcome.GATED_WITHOUT_TOKEN)
                    .count());
            assertThat(hub.asked()).extracting(StubHub.Asked::authorization).containsOnly("Bearer made-up");
            assertThat(opened.configs().values())
                    .extracting(ConfigFile::outcome)
                    .contains(Outcome.GATED)
                    .doesNotContain(Outcome.GATED_WITHOUT_TOKEN);
        }
    }

    @Test
    void noMoreThanFourFilesAreAskedForAtOnce() {
        hub.hold(HubConfigsTest::isFile);
        var completion = test.source.completed(fetched).subscribe().withSubscriber(UniAssertSubscriber.create());

        await().untilAsserted(() -> assertThat(hub.heldBack()).isEqualTo(4));
        await().during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(hub.heldBack()).isEqualTo(4));

        hub.release();
        completion.awaitItem(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "too large", "a page", "a list", "cut off", "silent", "elsewhere"})
    void aFileThatDoesNotComeIsLeftForTheNextFetchAndTheOthersAreRead(String fault) {
        Model victim = fetched.models().stream()
                .filter(model -> model.nativeContext() == null)
                .findFirst()
                .orElseThrow();
        hub.misbehave(request -> request.path().startsWith("/" + victim.id() + "/"), request -> fail(request, fault));

        FetchedModels completed;
        try (var quick = client(Map.of("huggingface.request-timeout", "500ms"))) {
            completed = completed(quick, succeeds(quick.source.fetch(FetchedModels.NONE)));
        }
        assertThat(completed.configs())
                .doesNotContainKey(ModelId.key(victim.id()))
                .hasSizeGreaterThan(20);

        hub.behave();
        hub.forget();
        completed(test, succeeds(test.source.fetch(completed)));
        assertThat(files()).singleElement().asString().startsWith("/" + victim.id() + "/");
    }

    @Test
    void theHubsOwnRedirectIsFollowed() {
        Predicate<HttpServerRequest> cached = request -> request.path().startsWith("/api/resolve-cache/");
        hub.misbehave(
                HubConfigsTest::isFile,
                request -> request.response()
                        .setStatusCode(307)
                        .putHeader(
                                "Location",
                                "/api/resolve-cache/models" + request.path().replace("/resolve", ""))
                        .end());
        hub.misbehaveToo(
                cached,
                request -> request.response()
                        .end("{\"n_positions\":1024,\"time_step_limit\":[0.0,Infinity],\"rope_theta\":NaN}"));

        assertThat(completed(test, fetched).configs().values())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.context()).isEqualTo(1024));
    }

    @Test
    void readingStopsBeforeTheQuotaOfFilesIsUsedUpAndSaysSo() {
        hub.misbehave(
                HubConfigsTest::isFile,
                request -> request.response()
                        .putHeader("RateLimit", "\"resolvers\";r=50;t=250")
                        .putHeader("RateLimit-Policy", "\"fixed window\";\"resolvers\";q=3000;w=300")
                        .end("{\"n_positions\":1024}"));

        try (var log = LogLines.ofTheProject()) {
            FetchedModels completed = completed(test, fetched);

            assertThat(files()).hasSizeBetween(1, 4);
            assertThat(completed.configs()).hasSameSizeAs(files());
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("config.json", "stopped (quota)", "left for the next fetch");
        }
        assertThat(test.source.quota())
                .as("of the API")
                .hasValueSatisfying(quota -> assertThat(quota.limit()).isEqualTo(500));
    }

    @Test
    void aHubThatLimitsOurRateIsLeftAlone() {
        hub.misbehave(
                HubConfigsTest::isFile,
                request -> request.response().setStatusCode(429).end());

        assertThat(completed(test, fetched)).isSameAs(fetched);
        assertThat(files()).hasSizeBetween(1, 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"huggingface.offline=true", "huggingface.configs=false"})
    void nothingIsAskedOfflineOrWhereItIsSwitchedOff(String setting) {
        String[] keyAndValue = setting.split("=");
        try (var quiet = client(Map.of(keyAndValue[0], keyAndValue[1]))) {
            assertThat(completed(quiet, fetched)).isSameAs(fetched);
        }
        assertThat(files()).isEmpty();
    }

    private HubTestClient client(Map<String, String> settings) {
        return new HubTestClient(hub.uri(), settings);
    }

    private static FetchedModels completed(HubTestClient client, FetchedModels fetched) {
        return succeeds(client.source.completed(fetched));
    }

    private Model before(Model model) {
        return fetched.models().stream()
                .filter(any -> any.id().equals(model.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> files() {
        return hub.asked().stream()
                .map(StubHub.Asked::uri)
                .filter(uri -> uri.contains("/resolve/"))
                .toList();
    }

    private static boolean isFile(HttpServerRequest request) {
        return request.path().contains("/resolve/");
    }

    private static boolean isOfTheFile(Model model) {
        Origin origin = model.origins().get(ModelField.CONTEXT_LENGTH);
        return origin != null && origin.rule().equals("config.json");
    }

    private static void fail(HttpServerRequest request, String fault) {
        switch (fault) {
            case "500" -> request.response().setStatusCode(500).end();
            case "too large" ->
                request.response().end("{\"n_positions\":1024,\"x\":\"" + "x".repeat(1024 * 1024) + "\"}");
            case "a page" -> request.response().end("<html>");
            case "a list" -> request.response().end("[{\"n_positions\":1024}]");
            case "cut off" -> request.connection().close();
            case "elsewhere" ->
                request.response()
                        .setStatusCode(302)
                        .putHeader("Location", "http://127.0.0.1:9/config.json")
                        .end();
            default -> {}
        }
    }
}
